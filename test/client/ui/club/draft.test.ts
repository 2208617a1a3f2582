import { describe, expect, test } from 'vitest';
import {
  addTag,
  changedFields,
  type Draft,
  emptyDraft,
  keepDraft,
  keptDraft,
  problemsOf,
  shownTags,
  shownText,
} from '../../../../src/client/ui/club/draft.ts';
import { checkFields } from '../../../../src/domain/check.ts';

const draft = (more: Partial<Draft>): Draft => ({ ...emptyDraft('v1'), ...more });
const anna = {
  given: 'Anna',
  family: 'Kowalska',
  label: 'Anna K.',
  phone: '601000001',
  status: 'active',
  'tag/klub': true,
};

describe('what saving writes', () => {
  test('only the fields that differ', () => {
    const changed = changedFields(draft({ texts: { phone: ' 602 000 002 ', given: 'Anna' } }), anna, false);
    expect(changed).toEqual({ phone: '602 000 002' });
  });

  test('another family name brings another label along', () => {
    expect(changedFields(draft({ texts: { family: 'Nowak' } }), anna, false)).toEqual({
      family: 'Nowak',
      label: 'Anna N.',
    });
  });

  test('an emptied field takes the value out', () => {
    expect(changedFields(draft({ texts: { phone: ' ' } }), anna, false)).toEqual({ phone: null });
  });

  test('a tag put on and a tag taken off, each as a field of its own', () => {
    const changed = changedFields(draft({ tags: { klub: false, kierowca: true } }), anna, false);
    expect(changed).toEqual({ 'tag/klub': null, 'tag/kierowca': true });
  });

  test('a new volunteer with all that the office accepts', () => {
    const typed = draft({
      texts: { given: 'Łucja', family: 'Śliwa', phone: '+380 44 123 45 67' },
      minor: true,
      newTag: 'dzieci / 6~9 lat',
    });
    const fields = changedFields(addTag(typed, {}), {}, true);
    expect(fields).toEqual({
      given: 'Łucja',
      family: 'Śliwa',
      phone: '+380 44 123 45 67',
      label: 'Łucja Ś.',
      status: 'active',
      minor: true,
      'tag/dzieci 6 9 lat': true,
    });
    expect(checkFields('volunteer', 'v1', fields)).toBeUndefined();
  });
});

describe('what is to be put right first', () => {
  test.each([
    ['no name at all', draft({}), {}, { given: 'name' }],
    ['only a family name is enough', draft({ texts: { family: 'Nowak' } }), {}, {}],
    ['both names emptied', draft({ texts: { given: '', family: '' } }), anna, { given: 'name' }],
    ['a label stands for a name that this phone does not have', draft({ status: 'pause' }), { label: 'Anna K.' }, {}],
    ['eight digits', draft({ texts: { phone: '60100000' } }), anna, { phone: 'phoneShort' }],
    ['letters in a number', draft({ texts: { phone: '601 000 00l' } }), anna, { phone: 'phoneText' }],
    ['sixteen digits', draft({ texts: { phone: '6010000016010000' } }), anna, { phone: 'phoneLong' }],
    ['a number with its prefix', draft({ texts: { phone: '0048 601-000-001' } }), anna, {}],
    ['half an address', draft({ texts: { email: 'anna@' } }), anna, { email: 'email' }],
    ['eleven digits that are no PESEL', draft({ texts: { note: 'nr 44051401358' } }), anna, {}],
    ['a PESEL in the note', draft({ texts: { note: 'nr 44051401359' } }), anna, { note: 'pesel' }],
    ['an odd number from before that nobody touched', draft({ texts: { note: 'x' } }), { ...anna, phone: '12' }, {}],
  ])('%s', (_, typed, fields, problems) => {
    expect(problemsOf(typed, fields)).toEqual(problems);
  });
});

test('the same tag is not put on twice, however it is written', () => {
  const once = addTag(draft({ newTag: 'KLUB' }), anna);
  expect([shownTags(once, anna), once.newTag]).toEqual([['klub'], '']);
});

test('what comes from the office meanwhile shows in the fields that nobody touched', () => {
  const typed = draft({ texts: { family: 'Nowak' } });
  expect(shownText(typed, { ...anna, phone: '609' }, 'phone')).toBe('609');
  expect(shownText(typed, { ...anna, family: 'Lis' }, 'family')).toBe('Nowak');
});

test('what was typed is there again after another page, until it is saved or dropped', () => {
  const typed = draft({ texts: { given: 'An' } });
  keepDraft('office v1', typed);
  expect(keptDraft('office v1')).toBe(typed);
  expect(keptDraft('other v1')).toBeUndefined();
  keepDraft('office v1', undefined);
  expect(keptDraft('office v1')).toBeUndefined();
});
