/** Tells an office's devices that there is something new, and nothing more: what it is they ask by the exchange. */

export interface Live {
  /** Calls `heard` whenever another device brings something new to the office. Returns how to stop. */
  follow(office: string, device: string, heard: () => void): () => void;
  /** The device's bundle brought something new. It knows that itself. */
  tell(office: string, byDevice: string): void;
  /** How many streams a device holds open. */
  streamsOf(office: string, device: string): number;
}

interface Follower {
  readonly device: string;
  readonly heard: () => void;
}

export function createLive(): Live {
  const followers = new Map<string, Set<Follower>>();
  return {
    follow(office, device, heard) {
      const follower = { device, heard };
      const ofOffice = followers.get(office) ?? new Set();
      followers.set(office, ofOffice.add(follower));
      return () => {
        ofOffice.delete(follower);
        if (ofOffice.size === 0) followers.delete(office);
      };
    },
    tell(office, byDevice) {
      for (const { device, heard } of followers.get(office) ?? []) if (device !== byDevice) heard();
    },
    streamsOf: (office, device) => [...(followers.get(office) ?? [])].filter((one) => one.device === device).length,
  };
}
