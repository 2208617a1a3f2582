import { describe, expect, it, test } from 'vitest';
import { classOf } from '../../src/domain/kinds.ts';
import { classesOf, mayWrite, type Role, roles } from '../../src/domain/roles.ts';

describe('who does what', () => {
  test.each<[Role, readonly string[]]>([
    ['viewer', ['open']],
    ['organizer', ['open', 'team']],
    ['coordinator', ['open', 'team', 'contact']],
    ['clerk', ['open', 'team', 'contact', 'office']],
  ])('a %s reads %j', (role, classes) => {
    expect(classesOf(role)).toEqual(classes);
  });

  // In the order of the roles: viewer, organizer, coordinator, clerk.
  test.each<[string, string, readonly boolean[]]>([
    ['tally', 'amount', [false, true, true, true]],
    ['event', 'state', [false, true, true, true]],
    ['presence', 'present', [false, true, true, true]],
    ['voice', 'text', [false, true, true, true]],
    ['partner', 'name', [false, true, true, true]],
    ['volunteer', 'label', [false, true, true, true]],
    ['volunteer', 'phone', [false, true, true, true]],
    ['volunteer', 'phone~5~anna', [false, true, true, true]],
    ['volunteer', 'birthYear', [false, false, false, true]],
    ['volunteer', 'somethingNew', [false, false, false, true]],
    ['plan', 'title', [false, false, false, true]],
    ['activity', 'termText', [false, false, false, true]],
    ['volunteer', 'erased', [false, false, false, true]],
    ['event', 'erased', [false, false, false, false]],
    ['constructor', 'title', [false, false, false, true]],
  ])('%s.%s is written by (viewer, organizer, coordinator, clerk): %j', (kind, field, may) => {
    expect(roles.map((role) => mayWrite(role, kind, field))).toEqual(may);
  });

  it('an other version and an unknown field are kept as close as the field they belong to, or closer', () => {
    expect(classOf('volunteer', 'phone~5~anna')).toBe('contact');
    expect(classOf('volunteer', 'constructor')).toBe('office');
    expect(classOf('presence', 'weather')).toBe('team');
    expect(classOf('voice', 'weather')).toBe('team');
    expect(classOf('event', 'weather')).toBe('open');
  });
});
