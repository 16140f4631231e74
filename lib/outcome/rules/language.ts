/** Which language a text is in, by its script and its smallest words; loan words do not count. */

const SMALL: Record<string, string> = {
  en: 'the and of to for in that is we will with by on are this our from be who as it at than their has have not or an',
  de: 'der die das und von für dass ist wir werden mit den dem ein eine einer auf nicht sich auch als nach bei um zu im wird sind oder weil damit pro',
  fr: 'le la les des du et pour que est nous une dans sur avec par qui ne pas au aux ce cette plus ou leur car sont',
  es: 'el los las del y para que es una en con por se su no al más como porque lo sus nuestros son',
  pt: 'o os as do da dos das e para que é uma em com por se não ao mais como porque no na seus são quer',
  it: 'il lo gli di e per che è una in con da non al più come perché nel della dei sono',
  nl: 'de het een en van voor dat is wij zullen met op niet ook als na bij om te zijn of omdat',
  tr: 've bir için bu ile olarak daha çok en olan gibi kadar sonra önce değil çünkü her ya da ki',
};
const OF = new Map<string, string[]>();
for (const [lang, list] of Object.entries(SMALL))
  for (const word of list.split(' ')) OF.set(word, [...(OF.get(word) ?? []), lang]);

/**
 * @param hint what the text is probably in; believed where the text is too short to tell
 * @returns 'en', 'de', …, or '' when nothing tells
 */
export function languageOf(text: string, hint = ''): string {
  const count = (re: RegExp) => text.match(re)?.length ?? 0;
  const latin = count(/\p{Script=Latin}/gu);
  const kana = count(/[\u3040-\u30ff]/g);
  const hangul = count(/[\uac00-\ud7af]/g);
  const han = count(/[\u3400-\u9fff]/g);
  if ((kana + han) * 2 > latin && kana > 0) return 'ja';
  if (hangul * 2 > latin && hangul > 0) return 'ko';
  if (han * 2 > latin && han > 0) return 'zh';
  if (count(/\p{Script=Cyrillic}/gu) > latin) return 'ru';
  const hits = new Map<string, number>();
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? [])
    for (const lang of OF.get(word) ?? []) hits.set(lang, (hits.get(lang) ?? 0) + 1);
  const [first, second] = [...hits].sort((a, b) => b[1] - a[1]);
  // A few words without a sign of another language are read as English.
  if (!first || first[1] < 2) return hint || (/^[ -~\s\u2010-\u203a€£→≤≥−]*$/.test(text) ? 'en' : '');
  if (second && second[1] === first[1]) return hint || first[0];
  return first[0];
}
