const letters =
  "aábƀcćdďeéfƒgĝhĥiíjĵkķlļmɱnñoöpþqɋrŕsštţuüvṽwŵxẋyýzžAÁBƁCĆDĎEÉFƑGĜHĤIÍJĴKĶLĻMṀNÑOÖPÞQɊRŔSŠTŢUÜVṼWŴXẊYÝZŽ";
const accented = new Map([...letters].flatMap((letter, at, all) => (at % 2 ? [] : [[letter, all[at + 1]]])));

/** How much longer than English a language may well be. */
const GROWTH = 0.4;
/** What is added are words of this many letters, so that lines can still break. */
const filler = "~~~~~~~ ";

/**
 * A text as a made-up language has it: readable, but longer, with letters of unusual heights, and in brackets that show where it
 * was cut. "Close $1 tickets" becomes "[Ćļöšé $1 ţíćķéţš ~~~~]".
 */
export function pseudoText(text: string): string {
  const words = [...text].map((letter) => accented.get(letter) ?? letter).join("");
  const more = Math.max(0, Math.ceil(text.length * GROWTH) - "[ ]".length);
  return `[${words} ${filler.repeat(more).slice(0, more)}]`;
}
