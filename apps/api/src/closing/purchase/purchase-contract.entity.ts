import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 采购合同: made by buyer and supplier themselves; the center writes down that it is there. */
@Entity('purchase_contract')
export class PurchaseContractEntity {
  /** Of the supplier with whom it was made: whoever comes after him makes another. */
  @PrimaryColumn('uuid') registrationId!: string;
  @Column('uuid') lotId!: string;
  @Column('text') no!: string;
  @Column('date') signedOn!: string;
  @Column('uuid') registeredBy!: string;
  @Column('timestamptz') registeredAt!: Date;
}
