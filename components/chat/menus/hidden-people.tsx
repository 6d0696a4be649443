import { useState } from 'react';
import { isolate } from '#lib/irc/message/safety.ts';
import type { Client } from '#lib/irc/types.ts';
import { say } from '#lib/words/words.ts';
import { MINI } from '../panel/dom.ts';
import { chatMenus } from '../words.ts';

/** The people that the viewer has hidden, each with a button to show them again; nothing if there are none. */
export function HiddenPeople({ client }: { client: Client }) {
  const words = chatMenus.hidden;
  const [rules, setRules] = useState(client.state.ignores);
  const [isEmpty] = useState(rules.length === 0);
  if (isEmpty) return null;
  return (
    <details>
      <summary className="min-h-11 pt-[0.6rem]">{words.title}</summary>
      <ul className={BANS}>
        {rules.map((rule) => {
          const who = isolate(rule.value);
          return (
            <li key={`${rule.kind} ${rule.value}`} className={BAN}>
              <b>{rule.kind === 'account' ? say(words.account, { who }) : who}</b>
              <button
                type="button"
                className={MINI}
                onClick={() => {
                  client.unignore(rule);
                  setRules(rules.filter((other) => other !== rule));
                }}
              >
                {say(words.show, { who })}
              </button>
            </li>
          );
        })}
      </ul>
    </details>
  );
}

/** A list of people or masks, and one of them beside its button. */
export const BANS = 'mt-2 grid max-h-[45dvh] gap-2 overflow-auto';
export const BAN = 'flex items-center justify-between gap-3 wrap-anywhere';
