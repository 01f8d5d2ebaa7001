import { Lifecycle } from '../../kernel/index.js';

export const NUMBER_RELEASE_STATES = {
  PROPOSED: '等另一人确认',
  DONE: '号码已空出',
  REFUSED: '没有空出',
} as const;

export type NumberReleaseState = keyof typeof NUMBER_RELEASE_STATES;
export type NumberReleaseAction = 'confirm' | 'refuse';

/**
 * 空出证件号码: a number that was only declared, and is not his who declared it. One sees the papers and proposes it,
 * another confirms. Source: rules §5.
 */
export const numberReleaseLifecycle = new Lifecycle<
  NumberReleaseState,
  NumberReleaseAction,
  'CENTER_ACCEPT' | 'CENTER_REVIEW'
>({
  initial: 'PROPOSED',
  final: ['DONE', 'REFUSED'],
  transitions: [
    {
      action: 'confirm',
      from: ['PROPOSED'],
      to: 'DONE',
      by: ['CENTER_ACCEPT', 'CENTER_REVIEW'],
      label: '空出号码',
    },
    {
      action: 'refuse',
      from: ['PROPOSED'],
      to: 'REFUSED',
      by: ['CENTER_ACCEPT', 'CENTER_REVIEW'],
      label: '不空出',
    },
  ],
});
