import { Route, Router } from 'preact-iso';
import { PaperEntryPage, PaperGone } from './paper-entry-page.tsx';
import { PaperPage } from './paper-page.tsx';

/** All that has to do with paper: a sheet to print, and below its address the form where it is typed in. */
export function PaperPages() {
  return (
    <Router>
      <Route path="/:activity" component={PaperPage} />
      <Route path="/:activity/entry" component={PaperEntryPage} />
      <Route path="/event/:id" component={PaperPage} />
      <Route path="/event/:id/entry" component={PaperEntryPage} />
      <Route default component={PaperGone} />
    </Router>
  );
}
