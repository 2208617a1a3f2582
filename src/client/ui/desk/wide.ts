import { useEffect, useState } from 'preact/hooks';

const query = '(min-width: 1024px)';

/** Whether the window has room for the table and a panel beside it. */
export function useIsWide(): boolean {
  const [isWide, setWide] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const media = matchMedia(query);
    const follow = () => setWide(media.matches);
    follow();
    media.addEventListener('change', follow);
    return () => media.removeEventListener('change', follow);
  }, []);
  return isWide;
}
