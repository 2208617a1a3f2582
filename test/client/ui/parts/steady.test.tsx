// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, expect, test } from 'vitest';
import { steady } from '../../../../src/client/ui/parts/steady.ts';

afterEach(cleanup);

test('a steady part is drawn anew for what it depends on, and for what it keeps itself, and for nothing else', () => {
  let drawn = 0;
  const Tile = steady(
    ({ count }: { readonly count: readonly number[] }) => {
      const [own, setOwn] = useState(0);
      drawn++;
      return (
        <button type="button" onClick={() => setOwn(own + 1)}>
          {count.join()} {own}
        </button>
      );
    },
    ({ count }) => [count.join()],
  );
  const { rerender } = render(<Tile count={[1, 2]} />);
  rerender(<Tile count={[1, 2]} />);
  expect(drawn).toBe(1);
  rerender(<Tile count={[1, 3]} />);
  expect(drawn).toBe(2);
  fireEvent.click(screen.getByRole('button'));
  rerender(<Tile count={[1, 3]} />);
  expect(screen.getByRole('button').textContent).toBe('1,3 1');
  expect(drawn).toBe(3);
});
