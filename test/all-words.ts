/** Components are tested with all words at hand, as they are when the shell has opened their page. */
import { loadAllWords } from '../src/client/locales/t.ts';

await loadAllWords();
