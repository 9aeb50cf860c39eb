import type { JsonObject, JsonValue } from '../../kernel/json.js';
import { isObject } from './catalogue-json.js';
import { LIMITS } from './course-limits.js';
import { entriesOf, type Note, shown } from './moochub-notes.js';

/**
 * The price of taking the course in cents: 0 with free access (the offers are then for extras), else the lowest
 * one-time offer in euros for the course or for everything. Null when none can be mapped, which is noted.
 */
export function priceOf({ access, offer }: JsonObject, note: Note): number | null {
  if (entriesOf(access, 'access', note).includes('free')) return 0;
  const prices = entriesOf(offer, 'offer', note)
    .map((one, at) => offeredPrice(one, `offer[${String(at)}]`, note))
    .filter((price) => price !== null);
  if (prices.length > 0) return Math.min(...prices);
  note('course-price-missing', 'offer');
  return null;
}

function offeredPrice(offer: JsonValue, field: string, note: Note): number | null {
  if (!isObject(offer)) {
    note('course-field-not-mapped', field, { value: shown(offer) });
    return null;
  }
  const { price, priceCurrency, paymentFrequency, category } = offer;
  if (category === 'certificate') return null;
  const cents = typeof price === 'number' ? Math.round(price * 100) : NaN;
  const known = (category === 'course' || category === 'complete') && priceCurrency === 'EUR';
  if (known && paymentFrequency === 'one-time' && cents >= 0 && cents <= LIMITS.priceCents) return cents;
  const value = [price, priceCurrency, paymentFrequency, category].map((part) => shown(part ?? '–')).join(', ');
  note('course-offer-not-mapped', field, { value });
  return null;
}
