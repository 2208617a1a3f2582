/** The app's version, as the build knows it: the office sees by it which phones are behind. */
export const appVersion: string = (import.meta.env['VITE_TEREN_VERSION'] as string | undefined) ?? 'dev';
