import type { ManifestOptions } from 'vite-plugin-pwa';

/** What the phone shows once the app is installed: its names, colours and icons. Pictures are drawn by scripts/icons.ts. */
export const manifest: Partial<ManifestOptions> = {
  id: '/',
  name: 'Teren – notes organizatora',
  short_name: 'Teren',
  description: 'Wydarzenia, liczby i wolontariusze: zapisane na telefonie także bez zasięgu.',
  lang: 'pl',
  dir: 'ltr',
  // Tells the icon from a link or a reload: by the icon the app goes on in the event that runs.
  start_url: '/?icon',
  scope: '/',
  display: 'standalone',
  theme_color: '#0f4a36',
  background_color: '#f7f8f5',
  categories: ['productivity', 'utilities'],
  icons: [
    { src: '/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
    { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
    { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ],
};
