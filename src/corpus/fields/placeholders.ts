/** What stands around a word for nothing: brackets, quotes, full stops. */
const AROUND = /^[\s[(<{"'【（「*]+|[\s\])>}"'】）」.。*,;]+$/g;
const DASHES = /^[[(<]?[-–—\s]*[\])>]?\.?$/;
const NULLS = /^(?:n\/a|n\.a|none|null|nan|nil|undefined|#n\/a)$/i;

/** What services, libraries and people write in the place of an author who is not known, by language. */
const NO_NAME = new RegExp(
  `^(?:${[
    // English
    "no (?:named? )?authors?(?:['’]s)?(?: names?)?(?: (?:(?:is|are|was|were) )?(?:available|listed|given|provided|found|indicated|specified|identified|information))?",
    '(?:authors?(?: names?)? )(?:unknown|anonymous|not (?:available|listed|given|provided|found|known|identified|specified))',
    '(?:unknown|unnamed|anonymous|unidentified) authors?',
    String.raw`anonymous(?:,? ?a(?:non)?\.?)?|(?:a(?:non)?\.? )?anonymous|anon|unknown|not available|unattributed|various(?: authors)?|s\. ?n|et\.? al|others`,
    // German, Dutch
    String.raw`anonym(?:us|e[rn]?)?|(?:ohne|kein(?:e)?|unbekannte[rn]?) (?:verfasser|autor)(?:in|en)?(?: angegeben)?|o\. ?[vn]|n\. ?n|verfasser unbekannt|autor unbekannt|anoniem|geen auteurs?(?: (?:bekend|vermeld))?|onbekend(?:e auteur)?|auteur onbekend`,
    // French, Italian, Spanish, Portuguese
    'sans auteur|auteurs? (?:inconnus?|anonymes?|non (?:disponibles?|renseignés?))|aucun auteur(?: .{0,20})?|senza autore|autor[ei] (?:sconosciut[oi]|non disponibil[ei])|nessun autore|anonim[oi]|sin autor|autor (?:desconocido|anónimo|no disponible)|anónimo|desconocido|sem autor|autor(?:ia)? desconhecid[oa]|anônimo|desconhecido|autor não (?:disponível|informado)',
    // Polish, Czech, Turkish, Indonesian
    'brak autora|autor nieznany|nieznany(?: autor)?|anonim(?:owy)?|bez autora|autor neuveden|yazar (?:yok|belirtilmemiş|bilinmiyor)|yazarsız|bilinmeyen(?: yazar)?|(?:tidak ada|tanpa) (?:nama )?penulis|penulis tidak diketahui',
    // Russian, Ukrainian
    'без автор[аі]?|автор(?:ы)? (?:не (?:указан[ы]?|извест(?:ен|ны))|неизвест(?:ен|ны)|невідомий)|неизвестный автор|невідомий автор|аноним(?:ный автор|но)?|анонім|нет автора|не указан[ы]?',
    // Chinese, Japanese, Korean
    '(?:无|無|没有|沒有)(?:作者|著者|署名)|佚名|匿名|作者(?:不详|不詳|未知|不明|匿名|未署名|佚名)|未(?:署名|知|知作者)|不(?:详|詳|明)|著者(?:不明|不詳|なし|名なし)|作者なし|無記名|(?:저자|작자|작성자)\\s?(?:없음|미상|불명|미정)|익명|무기명|무명씨|미상',
    // Greek, Arabic, Persian, Hebrew
    'ανώνυμος|χωρίς συγγραφέα|مجهول|بدون مؤلف|مؤلف غير معروف|المؤلف غير معروف|ناشناس|אנונימי|ללא מחבר',
  ].join('|')})$`,
  'iu',
);

/** The same in the place of a title. */
const NO_TITLE = new RegExp(
  `^(?:${[
    'no title(?: (?:is )?(?:available|provided|given|found))?|untitled(?: document)?|title (?:not available|unavailable|missing|unknown)|not available',
    String.raw`ohne titel|kein titel|o\. ?t|geen titel|sans titre|titre non disponible|senza titolo|sin título|sin titulo|sem título|brak tytułu|bez názvu|başlık yok|başlıksız|tanpa judul|без названия|без назви`,
    '(?:无|無)(?:标题|標題|题名|題名|题|題)|タイトルなし|題名なし|(?:제목|표제)\\s?없음',
  ].join('|')})$`,
  'iu',
);

/** The same in the place of a journal or conference. */
const NO_VENUE =
  /^(?:no (?:source|journal|publication)(?: (?:title|information|name))?(?: available)?|(?:source|journal)(?: title)? (?:not available|unknown)|not available|unknown(?: (?:journal|source))?|无|未知|不明|없음|нет|unbekannt|inconnu|desconocido|desconhecido)$/iu;

/** The same in the place of an abstract. */
const NO_ABSTRACT = new RegExp(
  `^(?:${[
    '(?:there is )?no (?:abstracts?|author abstract|summary)(?: (?:(?:is|was) )?(?:available|provided|given|found|supplied))?(?: for this (?:article|paper|record|publication))?|(?:abstract )?not available|abstract (?:not (?:available|provided|found)|unavailable|missing)|abstract (?:is )?(?:not )?available from the (?:publisher|author)',
    'kein(?:e)? (?:abstract|zusammenfassung|kurzfassung)(?: (?:verfügbar|vorhanden))?|geen (?:samenvatting|abstract)(?: beschikbaar)?|(?:pas de|aucun) résumé(?: disponible)?|résumé non disponible|nessun abstract(?: disponibile)?|abstract non disponibile|(?:sin|no hay) resumen(?: disponible)?|resumen no disponible|(?:sem|não há) resumo(?: disponível)?|resumo não disponível|brak (?:streszczenia|abstraktu)|özet (?:yok|bulunamadı|mevcut değil)|(?:tidak ada|tanpa) abstrak|аннотация (?:отсутствует|недоступна)|нет аннотации|без аннотации',
    '(?:无|無|没有|暂无)(?:摘要|文摘|提要)|摘要(?:不可用|缺失|暂无)|(?:抄録|要旨|概要|アブストラクト)(?:なし|はありません)|(?:초록|요약)\\s?없음',
  ].join('|')})$`,
  'iu',
);

/** Whether what stands in the place of a name says that there is none: `[No author name available]`, `佚名`. */
export function isNoName(text: string): boolean {
  // Na and An are family names: only capitals say nothing.
  return text === 'NA' || /^[-–—_?.]{1,2}$/.test(text) || isNothing(text, NO_NAME);
}

/** The same of a title. */
export function isNoTitle(text: string): boolean {
  return DASHES.test(text) || isNothing(text, NO_TITLE);
}

/** The same of a journal or conference. */
export function isNoVenue(text: string): boolean {
  return text === 'NA' || /^[-–—_?.]{1,2}$/.test(text) || isNothing(text, NO_VENUE);
}

/** The same of an abstract. */
export function isNoAbstract(text: string): boolean {
  return DASHES.test(text) || isNothing(text, NO_ABSTRACT);
}

/** Longer texts say something. */
const MAX_LENGTH = 80;

function isNothing(text: string, words: RegExp): boolean {
  if (text.length > MAX_LENGTH) return false;
  const composed = /[^\0-\x7f]/.test(text) ? text.normalize('NFC') : text;
  const bare = /^\p{L}.*\p{L}$/u.test(composed) ? composed : composed.replace(AROUND, '');
  return words.test(bare) || NULLS.test(bare);
}
