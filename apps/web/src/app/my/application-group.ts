import { type FormArray, type FormGroup, type NonNullableFormBuilder } from '@angular/forms';
import type { ApplicationParcel, CoHolder, LeaseApplication } from '@helan/domain';

/** The form of an application; `toApplication` reads it back, leaving out what is empty. */
export function applicationGroup(builder: NonNullableFormBuilder, application: LeaseApplication) {
  const { escalation } = application;
  return builder.group({
    title: application.title ?? '',
    villageCode: application.villageCode ?? '',
    location: application.location ?? '',
    transferMode: application.transferMode ?? 'LEASE',
    certificateNo: application.certificateNo ?? '',
    contractNo: application.contractNo ?? '',
    rightEndsOn: application.rightEndsOn ?? '',
    parcels: builder.array(
      (application.parcels?.length ? application.parcels : [{}]).map((parcel) =>
        parcelGroup(builder, parcel),
      ),
    ),
    coHolders: builder.array((application.coHolders ?? []).map((holder) => coHolderGroup(builder, holder))),
    termFrom: application.termFrom ?? '',
    termTo: application.termTo ?? '',
    purpose: application.purpose ?? '粮食种植',
    condition: application.condition ?? '',
    startPriceYuan: application.startPriceYuan ?? '',
    stepYuan: application.stepYuan ?? '',
    hasEscalation: Boolean(escalation),
    escalationYears: escalation?.everyYears ?? 1,
    escalationPercent: escalation ? escalation.percentHundredths / 100 : 2,
    payment: application.payment ?? 'YEARLY',
    depositYuan: application.depositYuan ?? '',
    publicationWorkingDays: application.publicationWorkingDays ?? 7,
    extensionCycles: application.extensionCycles ?? 3,
    qualification: application.qualification ?? '',
    delivery: application.delivery ?? '',
    isDeclared: application.isDeclared ?? false,
  });
}

export type ApplicationGroup = ReturnType<typeof applicationGroup>;

export function parcelGroup(builder: NonNullableFormBuilder, parcel: Partial<ApplicationParcel>) {
  const {
    code = '',
    name = '',
    mu = '',
    landUse = '水浇地',
    isBasicFarmland = true,
    east = '',
    south = '',
    west = '',
    north = '',
  } = parcel;
  return builder.group({ code, name, mu, landUse, isBasicFarmland, east, south, west, north });
}

export function coHolderGroup(builder: NonNullableFormBuilder, holder: Partial<CoHolder>) {
  return builder.group({ name: holder.name ?? '', hasConsented: holder.hasConsented ?? false });
}

export function toApplication(group: ApplicationGroup): LeaseApplication {
  const { hasEscalation, escalationYears, escalationPercent, parcels, coHolders, ...fields } =
    group.getRawValue();
  const filled = Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== '' && value !== null),
  ) as Partial<LeaseApplication>;
  return {
    ...filled,
    parcels: parcels.filter((parcel) => parcel.code || parcel.mu || parcel.name),
    coHolders: coHolders.filter((holder) => holder.name.trim()),
    escalation: hasEscalation
      ? { everyYears: Math.trunc(escalationYears), percentHundredths: Math.round(escalationPercent * 100) }
      : null,
  };
}

export function rowsOf(group: ApplicationGroup, name: 'parcels' | 'coHolders'): FormArray<FormGroup> {
  return group.controls[name];
}
