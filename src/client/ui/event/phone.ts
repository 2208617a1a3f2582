/** What the phone itself does while somebody counts: a short buzz under the thumb, and a screen that stays on. */
import { useEffect } from 'preact/hooks';

/** A press is felt; a refusal is felt otherwise. Phones without a motor, and iPhones, stay still. */
export function buzz(what: 'press' | 'refused' = 'press'): void {
  if ('vibrate' in navigator) navigator.vibrate(what === 'press' ? 10 : [60, 40, 60]);
}

/** Keeps the screen on as long as the component is shown. The browser lets go whenever the page is hidden: then ask again. */
export function useScreenOn(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    let isShown = true;
    const request = async () => {
      if (!('wakeLock' in navigator) || document.visibilityState !== 'visible') return;
      try {
        const given = await navigator.wakeLock.request('screen');
        if (isShown) lock = given;
        else await given.release();
      } catch {
        // Refused (battery saver, no permission): the screen goes dark as it always did, and counting goes on.
        lock = undefined;
      }
    };
    const ask = () => void request();
    ask();
    document.addEventListener('visibilitychange', ask);
    return () => {
      isShown = false;
      document.removeEventListener('visibilitychange', ask);
      void lock?.release();
    };
  }, []);
}
