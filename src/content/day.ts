/** A day on which somebody looked: no later than today, anywhere on Earth. */
import { z } from 'astro/zod';

const FIRST_TIME_ZONE = 14 * 3_600_000;
const today = () => new Date(Date.now() + FIRST_TIME_ZONE).toISOString().slice(0, 10);

export const day = z.iso
  .date({ error: 'write a date such as 2026-08-20', abort: true })
  .refine((value) => value <= today(), 'this day lies in the future');
