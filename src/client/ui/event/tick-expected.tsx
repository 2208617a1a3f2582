import { UserCheck } from 'lucide';
import { t } from '../../locales/t.ts';
import { Button } from '../parts/button.tsx';

interface TickExpectedProps {
  /** Who said beforehand to come and is not ticked yet. */
  readonly expected: readonly string[];
  readonly onTick: (volunteers: readonly string[]) => void;
}

/** All who were expected, with one tap. */
export function TickExpected({ expected, onTick }: TickExpectedProps) {
  if (expected.length === 0) return null;
  return (
    <Button icon={UserCheck} wide onClick={() => onTick(expected)}>
      {t('present.expected', { count: expected.length })}
    </Button>
  );
}
