/** In units of a fifth of a square. */
const square = 5;
const five = 5 * square;
const gap = 3;
const fives = 6;
const rowGap = 2;

/** Small squares in fives, thirty in a row, to be struck out one by one with a pen. */
export function Squares({ rows }: { readonly rows: number }) {
  const width = fives * (five + gap) - gap;
  const height = rows * (square + rowGap) - rowGap;
  const boxes = Array.from({ length: rows * fives }, (_, i) => {
    const x = (i % fives) * (five + gap);
    const y = Math.floor(i / fives) * (square + rowGap);
    const walls = [1, 2, 3, 4].map((n) => `M${x + n * square} ${y}v${square}`);
    return `M${x} ${y}h${five}v${square}h${-five}z${walls.join('')}`;
  });
  return (
    <svg class="paper-squares" viewBox={`-0.5 -0.5 ${width + 1} ${height + 1}`} aria-hidden="true">
      <path d={boxes.join('')} />
    </svg>
  );
}
