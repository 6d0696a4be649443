import { parseDuration } from './duration.ts';
import { fold } from './fold.ts';
import { nearest } from './nearest.ts';
import type { SlotStatus } from './types.ts';

export type StatusText = { status: SlotStatus; hidden: boolean; delay: number };

const WORDS: Readonly<Record<SlotStatus | 'hidden', string>> = {
  confirmed:
    'confirmed,scheduled,on,ok,okay,yes,y,live,live now,on air,now,go,ready,final,done,finished,ended,aired,past,over,complete,completed,booked,published,public,active,true,on time,as planned,planned,upcoming,✓,✔,✅,🔴,bestatigt,fest,geplant,ja,lauft,fertig,confirme,oui,prevu,termine,confirmado,confirmada,si,sim,previsto,programado,prevista,realizado,確定,確認済み,予定,放送中,終了,公開,confermato,bevestigd',
  tentative:
    'tentative,tent,maybe,unconfirmed,not confirmed,provisional,pencilled,penciled,pending,tbc,tba,tbd,to be confirmed,probable,possible,likely,proposed,on hold,hold,vorlaufig,unbestatigt,unter vorbehalt,eventuell,vielleicht,provisoire,a confirmer,peut-etre,por confirmar,tentativo,a confirmar,provisorio,talvez,仮,未定,調整中,未確定,da confermare,onder voorbehoud',
  cancelled:
    'cancelled,canceled,cancel,called off,off,no show,not happening,postponed,abgesagt,fallt aus,entfallt,gestrichen,ausfall,verschoben,annule,annulee,supprime,reporte,cancelado,cancelada,anulado,❌,✖,✗,suspendido,suspendida,suspenso,adiado,aplazado,中止,キャンセル,延期,休止,休み,annullato,geannuleerd,afgelast',
  hidden:
    'hidden,hide,draft,private,secret,unlisted,do not show,internal,invisible,unpublished,versteckt,verborgen,ausgeblendet,entwurf,intern,cache,masque,brouillon,prive,oculto,oculta,ocultar,borrador,escondido,rascunho,非表示,下書き,非公開,nascosto,bozza,verborgen',
};

/** The same in the further languages of the site, as people write them. No word stands for two of them. */
const FURTHER_WORDS: typeof WORDS = {
  confirmed:
    'potwierdzone,potwierdzony,potvrzeno,bekräftat,bekräftad,подтверждено,підтверджено,onaylandı,onaylandi,확정,已确认,已確認,مؤكد,מאושר,पक्का,pasti',
  tentative:
    'noch nicht sicher,nog niet zeker,do potwierdzenia,niepotwierdzone,wstępnie,ještě není jisté,nepotvrzeno,předběžně,inte klart än,preliminärt,preliminär,уточняется,предварительно,не подтверждено,уточнюється,попередньо,не підтверджено,kesinleşmedi,kesin değil,미정,待确认,待確認,待定,暂定,暫定,غير مؤكد,עוד לא סופי,לא סופי,पक्का नहीं,belum pasti',
  cancelled:
    'odwołane,odwołany,odwołana,odwołano,anulowane,zrušeno,zrušen,zrušena,zrušené,inställt,inställd,aflyst,avlyst,отменено,отменён,отменена,отмена,скасовано,скасований,скасована,відмінено,iptal,iptal edildi,취소,취소됨,取消,已取消,أُلغي,ألغي,ملغى,ملغاة,בוטל,בוטלה,מבוטל,מבוטלת,रद्द,batal,dibatalkan',
  hidden:
    'ukryte,ukryty,szkic,skryto,skryté,dold,dolt,utkast,скрыто,скрыт,черновик,приховано,чернетка,gizli,taslak,숨김,비공개,隐藏,隱藏,草稿,مخفي,مسودة,מוסתר,טיוטה,छिपा हुआ,tersembunyi,draf',
};

const known = new Map<string, SlotStatus | 'hidden'>();
for (const [status, words] of [...Object.entries(WORDS), ...Object.entries(FURTHER_WORDS)]) {
  for (const word of words.split(',').map(fold))
    if (!known.has(word)) known.set(word, status as SlotStatus | 'hidden');
}

const DELAYED =
  'delayed|delay|late|running late|verspatet|verspatung|retarde|retard|en retard|retrasado|retraso|atrasado|atraso|遅延|遅れ|ritardo|in ritardo|vertraagd|vertraging|opoznione|opoznienie|zpozdeno|zpozdeni|forsenat|forsenad|forsening|задержка|задерживается|затримка|затримується|gecikme|gecikti|지연|推迟|推遲|延迟|延遲|تأخير|متأخر|עיכוב|באיחור|देरी|diundur|terlambat';
const BEHIND =
  'late|delayed|delay|behind|verspatet|spater|de retard|de retraso|de atraso|遅れ|遅延|gecikme|지연|늦음|देरी';
/** A delay's word with its length behind it or before it, or a plus and the length. */
const DELAY = new RegExp(
  String.raw`^(?:(?:${DELAYED})\s*:?\s*(?:(?:by|um|de|por|em|di|o)\b|на\s)?\s*\+?(.*\d.*)|\+(\s*\d.*)|(\d.*?)\s*(?:${BEHIND}))$`,
);
/** Minutes as the further languages write them. */
const MINUTES =
  /\s*(?:minut[aeuy]?|мин(?:ут[аы]?)?|хв(?:илин[аи]?)?|dk|dakika|menit|분|分钟|分鐘|دقيقة|دقائق|דקות|मिनट)\.?$/;

/**
 * The meaning of a Status cell, which may have several words (`tentative, delayed 20`). If it is not understood, a
 * suggestion or null.
 */
export function parseStatus(text: string): StatusText | { suggestion: string | null } {
  const result: StatusText = { status: 'confirmed', hidden: false, delay: 0 };
  const folded = text.length > 80 ? '' : fold(text);
  if (apply(folded, result)) return result;
  const parts = folded.split(/\s*[,;/|()]\s*|\s+(?:and|und|et|y|e)\s+/).filter((part) => part !== '');
  if (parts.length > 1 && parts.every((part) => apply(part, result))) return result;
  // "cancelled - the host is ill", "cancelled due to snow"
  const [, first] =
    /^([^-:,;(]{2,30}?)\s*(?:\s-+\s|[:,;(]|\s(?:due|because|as|by|until|till|wegen|bis|por|porque|hasta|pour|cause)\b)/.exec(
      folded,
    ) ?? [];
  if (first !== undefined && apply(first, result)) return result;
  return { suggestion: suggest(folded) };
}

function apply(word: string, result: StatusText): boolean {
  const status = known.get(word.replace(/[.!?]+$/, ''));
  if (status === 'hidden') result.hidden = true;
  else if (status) result.status = status;
  else {
    const delay = delayOf(word);
    if (delay === null) return false;
    result.delay = delay;
  }
  return true;
}

/** Minutes; no more than a day. */
function delayOf(text: string): number | null {
  const match = DELAY.exec(text);
  if (!match) return null;
  const length = (match[1] ?? match[2] ?? match[3] ?? '').trim().replace(MINUTES, '');
  const delay = /^0+$/.test(length) ? 0 : parseDuration(length);
  return delay !== null && delay <= 1440 ? Math.round(delay) : null;
}

function suggest(folded: string): string | null {
  const [first = '', second] = folded.split(' ');
  const near = nearest(first, ['delayed', 'tentative', 'cancelled', 'hidden', 'confirmed']);
  if (near === 'delayed' || /^(?:delay|late|verspat|retard|retras|atras)/.test(first)) {
    const minutes = /^\d{1,3}$/.exec(second ?? '')?.[0] ?? '20';
    return `delayed ${minutes}`;
  }
  return near;
}
