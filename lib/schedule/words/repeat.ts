import { kanjiWeekday } from './calendar.ts';

type Unit = 'day' | 'week' | 'month' | 'year';

/** The meaning of a word of a Repeat cell. */
type RepeatWord =
  | { is: 'filler' }
  | { is: 'range' }
  /** `every` is given if the word has its own number, as fortnightly has. */
  | { is: 'unit'; unit: Unit; every: number | null }
  /** "every other week" */
  | { is: 'other' }
  | { is: 'number'; value: number }
  /** -1 is the last one. */
  | { is: 'ordinal'; value: number }
  | { is: 'weekdays'; weekdays: number[] };

const words = new Map<string, RepeatWord>();
function add(meaning: RepeatWord, list: string): void {
  for (const word of list.split(' ')) words.set(word, meaning);
}

/** Texts that, as the whole of a cell, say that a row does not repeat. */
export const NO_REPEAT = new Set([
  '',
  'does not repeat',
  'no repeat',
  ...'no none never once one-off oneoff single nein keine einmalig non aucune unique nao não nunca ninguna なし いいえ - n/a false'.split(
    ' ',
  ),
]);
add(
  { is: 'unit', unit: 'day', every: null },
  'daily day days everyday taglich tag tage tages tagen quotidien quotidienne jour jours journalier diario diaria diariamente dia dias 毎日 日毎 giorno giorni quotidiano dagelijks dag dagen',
);
add(
  { is: 'unit', unit: 'week', every: null },
  'weekly week weeks wochentlich woche wochen hebdomadaire hebdo semaine semaines semanal semanalmente semana semanas 毎週 週 settimana settimane settimanale wekelijks weken',
);
add(
  { is: 'unit', unit: 'week', every: 2 },
  'fortnightly fortnight biweekly bi-weekly zweiwochentlich vierzehntagig quinzenal quinzenalmente quincenal bimensuel 隔週',
);
add(
  { is: 'unit', unit: 'month', every: null },
  'monthly month months monatlich monat monate monats mensuel mensuelle mois mensual mensualmente mes meses mensal mensalmente 毎月 月 mese mesi mensile maandelijks maand maanden',
);
add(
  { is: 'unit', unit: 'year', every: null },
  'yearly annually annual year years jahrlich jahr jahre annuel annuelle an ans annee annees anual anualmente ano anos año años 毎年 年 anno anni annuale jaarlijks jaar',
);
add(
  { is: 'unit', unit: 'month', every: 3 },
  'quarterly vierteljahrlich trimestriel trimestral trimestralmente',
);
add({ is: 'other' }, 'other alternate alternating');
add({ is: 'range' }, 'to through thru bis au a hasta');
add(
  { is: 'weekdays', weekdays: [1, 2, 3, 4, 5] },
  'weekday weekdays workday workdays werktags werktage wochentags 平日',
);
add({ is: 'weekdays', weekdays: [6, 0] }, 'weekend weekends wochenende wochenenden 週末');
add(
  { is: 'filler' },
  'every each on the of and in at repeat repeats repeating recurring der die das den dem jeden jede jedes jeder alle am im und zum le la les los las el du de des del d l o os as do da dos em no na et y e chaque toutes tous toute tout cada todos todas todo toda per ogni il i gli ogni elke elk om feira の と',
);
const NUMBERS =
  'one two three four five six seven eight|ein zwei drei vier funf sechs sieben acht|un deux trois quatre cinq six sept huit|uno dos tres cuatro cinco seis siete ocho|um duas três quatro';
for (const list of NUMBERS.split('|')) {
  list.split(' ').forEach((word, i) => {
    if (!words.has(word)) words.set(word, { is: 'number', value: i + 1 });
  });
}
words.set('dois', { is: 'number', value: 2 });
words.set('duas', { is: 'number', value: 2 });
const ORDINALS: ReadonlyArray<[number, string]> = [
  [
    1,
    'first erster ersten erste premier premiere primer primero primera primeiro primeira primo prima eerste',
  ],
  [2, 'second zweiter zweiten zweite zweites deuxieme segundo segunda secondo tweede'],
  [3, 'third dritter dritten dritte troisieme tercer tercero tercera terceiro terceira terzo derde'],
  [4, 'fourth vierter vierten vierte quatrieme cuarto cuarta quarto quarta vierde'],
  [6, 'sexta'],
  [5, 'fifth funfter funften funfte cinquieme quinto quinta vijfde'],
  [-1, 'last final letzter letzten letzte letztes dernier derniere ultimo ultima laatste 最終'],
];
for (const [value, list] of ORDINALS) add({ is: 'ordinal', value }, list);

/** The meaning of a folded word, number or ordinal, or null. */
export function repeatWord(text: string): RepeatWord | null {
  const known = words.get(text);
  if (known) return known;
  const number = /^(第)?(\d{1,3})(st|nd|rd|th|\.|er|e|o|a)?$/.exec(text);
  if (number) return { is: number[1] || number[3] ? 'ordinal' : 'number', value: Number(number[2]) };
  return japanese(text);
}

/** `毎週金曜日`, `第1金曜日` come as one word. */
function japanese(text: string): RepeatWord | null {
  const match = /^(?:毎週|毎月|隔週)?([日月火水木金土])(?:曜日?)?$/.exec(text);
  return match ? { is: 'weekdays', weekdays: [kanjiWeekday(match[1] ?? '')] } : null;
}
