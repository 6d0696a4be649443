import { readFileSync, writeFileSync } from 'node:fs';
import { allWords } from '#lib/words/read-words.ts';

// Writes docs/glossary-of-languages.md: how each language says the terms of streaming and chat, taken from its words.

const FILE = 'docs/glossary-of-languages.md';

/** A term, and the text that is this term alone. */
const TERMS = {
  'on air': 'site.states.on-air',
  'off air': 'site.states.off-air',
  'starting soon': 'site.states.starting-soon',
  'running over': 'site.states.overrunning',
  stream: 'site.stage.stream',
  stage: 'site.stage.name',
  schedule: 'schedule.title',
  archive: 'schedule.feeds.archive',
  series: 'schedule.series',
  'to be confirmed': 'schedule.statuses.tentative',
  cancelled: 'schedule.statuses.cancelled',
  'time zone': 'schedule.zone',
  recording: 'site.front.recording',
  'show notes': 'site.front.notes',
  reminder: 'site.remind',
  room: 'shows.room',
  theatre: 'site.layout.theatre',
  player: 'player.name',
  live: 'player.live',
  mute: 'player.mute',
  captions: 'player.captions',
  quality: 'player.quality',
  'full screen': 'player.fullscreen',
  'picture in picture': 'player.pictureInPicture',
  chat: 'site.chat.title',
  nickname: 'site.chat.nickname',
  message: 'chat.box.label',
  reply: 'chatMenus.line.reply',
  reaction: 'chatMenus.line.reactions',
  topic: 'chatMenus.topic.label',
  channel: 'chatMenus.channel.name',
  members: 'chat.members.heading',
  operator: 'chat.roles.operator',
  voice: 'chat.roles.voice',
  crew: 'chat.roles.staff',
  ban: 'chatMenus.person.ban',
  silence: 'chatMenus.person.silence',
  account: 'chatMenus.login.account',
  backstage: 'backstage.title',
  sheet: 'backstage.source.title',
} as const;

const textAt = (words: unknown, path: string) =>
  path.split('.').reduce<unknown>((inner, name) => (inner as Record<string, unknown>)[name], words) as string;

function glossary(): string {
  const all = allWords();
  const tables = [all.slice(0, 7), all.slice(7, 14), all.slice(14)].map((some) => {
    const rows = Object.entries(TERMS).map(([term, path]) => [
      term,
      ...some.map((words) => textAt(words, path)),
    ]);
    const head = ['term', ...some.map(({ about }) => about.language)];
    return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
  });
  return `# Glossary of the languages

How each language says the terms of streaming and chat. \`node tools/write-glossary.ts\` takes it from \`words/\`. Use a term as it
stands here when you translate a text; to change a term, change it in every text of the language.

${tables.join('\n\n')}
`;
}

if (import.meta.main && readFileSync(FILE, { encoding: 'utf8', flag: 'a+' }) !== glossary())
  writeFileSync(FILE, glossary());
