/** Folded words (no accents, lower case), by language: English, German, French, Spanish, Portuguese, Italian, Dutch, Scandinavian. */
const MONTH_WORDS = [
  'january jan januar jaenner janner janvier janv enero ene janeiro gennaio gen januari',
  'february feb february febr februar feber fevrier fevr fev febrero fevereiro febbraio februari',
  'march mar maerz marz mrz mars marzo marco maart mrt',
  'april apr avril avr abril abr aprile',
  'may mai mayo maio maggio mag mei maj',
  'june jun juni juin junio junho giugno giu',
  'july jul juli juillet juil julio julho luglio lug',
  'august aug aout agosto ago augustus',
  'september sep sept septembre septiembre setiembre set setembro settembre',
  'october oct oktober okt octobre octubre outubro out ottobre ott',
  'november nov novembre noviembre novembro',
  'december dec dezember dez decembre diciembre dic dezembro dicembre desember des',
];

const WEEKDAY_WORDS = [
  'sunday sundays sun su sonntag sonntags so dimanche dimanches dim domingo domingos dom domenica zondag zon zo sondag son',
  'monday mondays mon montag montags mo lundi lundis lun lunes segunda segundas segunda-feira seg lunedi maandag maa ma mandag',
  'tuesday tuesdays tue tues tu dienstag dienstags di mardi mardis mar martes terca tercas terca-feira ter martedi dinsdag din tirsdag tisdag tirs',
  'wednesday wednesdays wed weds we mittwoch mittwochs mi mercredi mercredis mer miercoles mie mier quarta quartas quarta-feira qua mercoledi woensdag woe wo onsdag ons',
  'thursday thursdays thu thur thurs th donnerstag donnerstags do jeudi jeudis jeu jueves jue quinta quintas quinta-feira qui giovedi gio donderdag don torsdag tors',
  'friday fridays fri freitag freitags fr vendredi vendredis ven viernes vie sexta sextas sexta-feira sex venerdi vrijdag vri vr fredag fre',
  'saturday saturdays sat samstag samstags sonnabend sonnabends sa samedi samedis sam sabado sabados sab sabato zaterdag zat za lordag lor',
];

const KANJI_WEEKDAYS = '日月火水木金土';

function index(lists: readonly string[], first: number): Map<string, number> {
  const words = new Map<string, number>();
  lists.forEach((list, i) => {
    for (const word of list.split(' ')) if (!words.has(word)) words.set(word, i + first);
  });
  return words;
}

/** Month by folded word, 1 to 12. */
export const MONTHS_BY_WORD = index(MONTH_WORDS, 1);
/** Weekday by folded word, 0 is Sunday. `mar` is a month too: whoever reads must look at what stands beside it. */
export const WEEKDAYS_BY_WORD = index(WEEKDAY_WORDS, 0);

/** The weekday of a kanji, or -1. */
export function kanjiWeekday(kanji: string): number {
  return kanji.length === 1 ? KANJI_WEEKDAYS.indexOf(kanji) : -1;
}
