import type { Fold } from '../message/casemapping.ts';
import type { Conversation, Line, Typing } from '../types.ts';
import { Lines } from './lines.ts';
import { Members } from './members.ts';

/** A conversation as the state writes it; consumers see `Conversation`. */
export class Room implements Conversation {
  readonly kind: Conversation['kind'];
  name: string;
  key: string;
  joined = false;
  refusal: Conversation['refusal'] = null;
  topic = { text: '', by: '', time: 0 };
  modes = new Map<string, string>();
  members: Members;
  membersComplete = false;
  lines: Lines;
  prefixes = '';
  unread = 0;
  mentions = 0;
  readTo = 0;
  typing = new Map<string, Typing>();
  history: Conversation['history'] = 'none';
  online: boolean | null = null;
  silenced = false;

  // Not part of what consumers see.
  changed = 0;
  updated = new Set<Line>();
  /** Has been big enough that coming and going is told in bulk, also while a netsplit has emptied it. */
  crowd = false;
  /** The last speaker, when they spoke, and how often in a row. */
  speaker = '';
  spokeAt = 0;
  streak = 0;
  /** The presence line that new joins and parts are folded into. */
  presence: Line | null = null;

  constructor(kind: Conversation['kind'], name: string, fold: Fold, keepLines: number) {
    this.kind = kind;
    this.name = name;
    this.key = fold(name);
    this.members = new Members(fold);
    this.lines = new Lines(keepLines);
  }
}
