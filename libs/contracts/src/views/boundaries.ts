import type { Boundary } from '@helan/domain';

/** The drawn parcels of a project, and registered ones on the same ground. */
export interface BoundariesView {
  readonly parcels: readonly {
    readonly code: string;
    readonly name: string;
    readonly mu: string;
    readonly boundary: Boundary;
    readonly squareMetres: number;
  }[];
  readonly overlaps: readonly {
    readonly parcelCode: string;
    readonly code: string;
    readonly name: string;
    readonly boundary: Boundary;
    readonly squareMetres: number;
  }[];
}
