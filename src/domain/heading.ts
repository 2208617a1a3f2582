/** A title in large letters: no line of it ends with a word of one letter ("z", "i"), and none begins with a dash. */
export function heading(title: string): string {
  return title.split(' ').reduce((text, word) => {
    const isHeld = /(^|[^\p{L}\p{N}])\p{L}$/u.test(text) || /^[–—-]$/.test(word);
    return `${text}${isHeld ? '\u00a0' : ' '}${word}`;
  });
}
