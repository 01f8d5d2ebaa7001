import { foldNumber } from '../../kernel/identity/index.js';
import { type Refusal, refusal } from '../../kernel/index.js';

/** County 6, cadastral area 3, sub-area 3, JC (collective land, homestead), number 5. Source: rules §3.10. */
const PLOT = /^\d{12}JC\d{5}$/;
/** The plot's own 19, then what stands on it: its kind and 8 digits. Source: rules §3.10. */
const UNIT = /^\d{12}JC\d{5}[FLQW]\d{8}$/;
const COUNTY_LENGTH = 6;

/** Every fault of a homestead's numbers: their shape, that they lie in its county, and that the unit is the plot's. */
export function refusePlotNumbers(
  numbers: { readonly plot: string; readonly unit: string },
  fields: { readonly plot: string; readonly unit: string },
  { villageCode, source }: { readonly villageCode: string; readonly source: string },
): Refusal[] {
  const [plot, unit] = [foldNumber(numbers.plot), foldNumber(numbers.unit)];
  const county = villageCode.slice(0, COUNTY_LENGTH);
  const faults: Refusal[] = [];
  if (plot !== '' && !PLOT.test(plot))
    faults.push(refusal('plot.bad-number', fields.plot, { name: '宗地代码', shape: PLOT_SHAPE, source }));
  else if (plot !== '' && !plot.startsWith(county))
    faults.push(refusal('plot.other-county', fields.plot, { county, source }));
  if (unit === '') return faults;
  if (!UNIT.test(unit))
    faults.push(
      refusal('plot.bad-number', fields.unit, { name: '不动产单元代码', shape: UNIT_SHAPE, source }),
    );
  else if (!unit.startsWith(plot)) faults.push(refusal('plot.unit-of-other', fields.unit, { plot, source }));
  return faults;
}

const PLOT_SHAPE = '19 位：12 位数字、JC、5 位数字';
const UNIT_SHAPE = '28 位：19 位宗地代码、1 位字母（房屋是 F）、8 位数字';
