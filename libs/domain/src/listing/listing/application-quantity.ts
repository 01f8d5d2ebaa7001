import { parseQuantity, type Quantity } from '../../kernel/area/index.js';
import type { PropertyType } from '../../property/property-type/index.js';
import type { Application } from './application.js';
import { agreedQuantity } from './area-agreement.js';

/** What counts: the measure on which the parties agreed where measures differ, else what is listed. */
export function quantityOf(application: Application, type: PropertyType): Quantity | undefined {
  const listed = listedQuantity(application, type);
  return listed && (agreedQuantity(application.areaAgreement, listed) ?? listed);
}

/** What the application lists: the parcels' area where the type has parcels, else the number that was entered. */
export function listedQuantity(application: Application, type: PropertyType): Quantity | undefined {
  if (type.subject.kind === 'ASSET' || isCountedApart(application))
    return application.quantity ? parseQuantity(application.quantity) : undefined;
  return sumMu(application);
}

export function unitOf(application: Application, type: PropertyType): string | undefined {
  if (type.subject.kind === 'PARCELS' && !isCountedApart(application)) return '亩';
  return application.quantityUnit;
}

/** Sum of the parcels in 0.0001 亩; nothing when there is none or one cannot be read. */
export function sumMu({ parcels = [] }: Application): Quantity | undefined {
  let sum = 0n;
  for (const parcel of parcels) {
    const mu = parseQuantity(parcel.mu);
    if (mu === undefined) return undefined;
    sum += mu;
  }
  return sum > 0n ? sum : undefined;
}

/** Trees and shares stand on parcels, too, but are counted by themselves. */
function isCountedApart({ quantityUnit }: Application): boolean {
  return quantityUnit !== undefined && quantityUnit !== '' && quantityUnit !== '亩';
}
