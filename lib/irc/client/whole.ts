import { hearing } from '../state/hearing.ts';
import { createVoice } from './voice.ts';

/** The parts of a client that are else loaded when they are first of use: for programs to which bytes do not matter. */
export const whole = { createVoice, hearing };

export type Whole = typeof whole;
