import { Injectable } from '@nestjs/common';
import {
  PARTY_KINDS,
  type Partner,
  type PartyKind,
  foldName,
  jointInWords,
  maskIdNumber,
} from '@helan/domain';
import type { PartnerView } from '@helan/contracts';
import type { PartnerRequest } from '@helan/contracts/requests';
import { DataSource, type EntityManager } from 'typeorm';
import { type Fault, requireNone } from '../../kernel/http/index.js';
import { PaperPress } from '../../kernel/paper/index.js';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';

interface Row {
  kind: PartyKind;
  name: string;
  id_number_enc: Buffer;
  share: string;
}

/** The joint applicants of a registration. */
@Injectable()
export class Partners {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cipher: FieldCipher,
    private readonly press: PaperPress,
  ) {}

  async of(registrationId: string, source: DataSource | EntityManager = this.dataSource): Promise<Partner[]> {
    const rows: Row[] = await source.query(
      'select kind, name, id_number_enc, share from registration_partner where registration_id = $1 order by position',
      [registrationId],
    );
    return rows.map((row) => this.open(row));
  }

  /** Who takes the lot on, each with his share, as papers name them; nothing where the applicant is alone. */
  async inWords(
    tx: EntityManager,
    registration: { readonly id: string; readonly form: { readonly ownShare?: string } },
    name: string,
  ): Promise<string | null> {
    const share = registration.form.ownShare ?? '';
    return jointInWords({ name, share }, await this.of(registration.id, tx));
  }

  /** Names of an applicant and his partners that no letter, contract or certificate could print. */
  refuseNames(applicant: string, partners: readonly { readonly name?: string }[]): (Fault | undefined)[] {
    return [
      this.press.refuseText({ label: '受让方', text: applicant, field: 'name' }),
      ...partners.map(({ name: text = '' }, index) =>
        this.press.refuseText({
          label: `第 ${index + 1} 位联合受让人`,
          text,
          field: `partners.${index}.name`,
        }),
      ),
    ];
  }

  /** Whoever is saved again without his number keeps the one he has: it was shown masked only. */
  async replace(
    tx: EntityManager,
    registrationId: string,
    partners: readonly PartnerRequest[],
  ): Promise<void> {
    requireNone(this.refuseNames('', partners));
    const before = new Map(
      (await this.of(registrationId, tx)).map(({ name, idNumber }) => [foldName(name), idNumber]),
    );
    await tx.query('delete from registration_partner where registration_id = $1', [registrationId]);
    for (const [position, { kind, name = '', idNumber, share = '' }] of partners.entries()) {
      const number = idNumber || (before.get(name) ?? '');
      await tx.query(
        `insert into registration_partner (registration_id, position, kind, name, id_number_enc, id_number_hash,
           id_number_hash_even, share)
         values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          registrationId,
          position,
          kind,
          name,
          this.cipher.seal(number, 'partner.id_number'),
          ...this.cipher.lookUp(number),
          share,
        ],
      );
    }
  }

  async view(registrationId: string): Promise<PartnerView[]> {
    return (await this.of(registrationId)).map(toView);
  }

  /** Of several registrations at once. */
  async viewsOf(registrationIds: readonly string[]): Promise<(id: string) => PartnerView[]> {
    const rows: (Row & { registration_id: string })[] = await this.dataSource.query(
      `select registration_id, kind, name, id_number_enc, share from registration_partner
       where registration_id = any($1) order by registration_id, position`,
      [registrationIds],
    );
    return (id) => rows.filter((row) => row.registration_id === id).map((row) => toView(this.open(row)));
  }

  private open({ kind, name, id_number_enc, share }: Row): Partner {
    return { kind, name, idNumber: this.cipher.open(id_number_enc, 'partner.id_number'), share };
  }
}

function toView({ kind, name, idNumber, share }: Partner): PartnerView {
  return {
    kind,
    kindName: PARTY_KINDS[kind],
    name,
    idNumberMasked: idNumber ? maskIdNumber(idNumber) : '',
    share,
  };
}
