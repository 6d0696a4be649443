/** An event of a provider's player. `seconds` counts from the beginning of the recording. */
export type FrameEvent =
  | { type: 'ready' | 'playing' | 'paused' | 'ended' }
  | { type: 'position'; seconds: number }
  | { type: 'muted'; muted: boolean }
  /** `gone`: there is no such video; `refused`: its owner does not let other sites show it; `failed`: anything else. */
  | { type: 'error'; reason: 'gone' | 'refused' | 'failed' };

/** A command to a provider's player. */
export type FrameCommand =
  | { type: 'play' | 'pause' }
  | { type: 'mute'; muted: boolean }
  | { type: 'seek'; seconds: number };

/** The messages of one provider's player: pure translation, no window. */
export type FrameProtocol = {
  /** The origins that its messages come from; null: the frame's own. */
  origins: readonly string[] | null;
  /** Messages that ask the player to speak, posted when the frame has loaded and again until it has answered. */
  hello: readonly unknown[];
  /** The events in a message; empty for all others. The message may hold anything at all. */
  read(message: unknown): FrameEvent[];
  /** Messages that a message of the player asks for in return. */
  answer?(message: unknown): unknown[];
  /** The messages that a command needs; empty if the player has no such command. */
  command(command: FrameCommand): unknown[];
};

/** The fields of an object, or of JSON text that holds one. Anything else gives no fields. */
export function fieldsOf(value: unknown): Record<string, unknown> {
  let parsed = value;
  if (typeof value === 'string') {
    // Messages of other programs are often text that is no JSON.
    if (!value.startsWith('{') || value.length > 100_000) return {};
    try {
      parsed = JSON.parse(value);
    } catch {
      return {};
    }
  }
  return parsed !== null && typeof parsed === 'object' && !Array.isArray(parsed)
    ? (parsed as Record<string, unknown>)
    : {};
}

/** A number of seconds that can be a place in a video. */
export function positionOf(seconds: unknown): FrameEvent[] {
  return typeof seconds === 'number' && Number.isFinite(seconds) && seconds >= 0
    ? [{ type: 'position', seconds }]
    : [];
}

/** `framing`: the site's check knows that the page does not let itself be framed. */
export type FrameProblem = 'ended' | 'gone' | 'refused' | 'failed' | 'framing';
