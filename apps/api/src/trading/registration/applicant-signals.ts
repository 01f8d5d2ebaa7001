import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  APPLICANT_RELATIONS,
  type LotsOfVillage,
  applicantsRisk,
  findLoneApplicants,
  isNearlySameText,
  transferorRisk,
} from '@helan/domain';
import { type EntityManager, In, Not } from 'typeorm';
import { eachAsked } from '../../kernel/db/index.js';
import { ListingMoves, type LotEntity } from '../../listing/listing/index.js';
import { AlertBook } from '../../listing/risk/index.js';
import { Relations } from './relations.js';
import { RegistrationMoves } from './registration-moves.js';
import { RegistrationEntity } from './registration.entity.js';

const COUNTED_MONTHS = 12;

/** A village's lots whose period is over, and those of them for which one applied alone. */
const lotsOfVillage = eachAsked<{ villageCode: string }, LotsOfVillage>(
  { villageCode: 'text' },
  ({ villageCode }) => `select count(*)::int as lots, count(*) filter (where (
        select count(distinct r.party_id) from registration r where r.lot_id = l.id and r.state <> 'DRAFT') = 1)::int as alone
      from lot l where l.terms->>'villageCode' = ${villageCode} and not (l.terms->>'isRelay')::boolean
        and l.state not in ('SUSPENDED', 'WITHDRAWN')
        and (l.state not in ('LISTED', 'EXTENDED') or l.registration_ends_at <= (select platform_now()))
        and l.registration_ends_at > (select platform_now() - make_interval(months => ${COUNTED_MONTHS}))`,
);

/** What registrations tell of those who send them, told to the supervisor alone. Source: rules §11.3 R03, R05, R07; R31. */
@Injectable()
export class ApplicantSignals implements OnModuleInit {
  constructor(
    private readonly moves: RegistrationMoves,
    private readonly lots: ListingMoves,
    private readonly alerts: AlertBook,
    private readonly relations: Relations,
  ) {}

  onModuleInit(): void {
    this.moves.whenEntering('QUALIFYING', async (tx, registration) => {
      await this.comparePapers(tx, registration);
      await this.comparePlans(tx, registration);
      await this.lookForCadres(tx, registration);
      await this.tellRelations(tx, registration);
    });
    this.lots.whenLotEnters('REG_CLOSED', async (tx, lot) => {
      await this.countLoneApplicants(tx, lot);
      await this.tellPairs(tx, lot);
    });
  }

  /** The same file in two registrations of a lot, to the byte. */
  private async comparePapers(tx: EntityManager, { id, lotId }: RegistrationEntity): Promise<void> {
    const rows: { id: string }[] = await tx.query(
      `select distinct r.id from registration_document mine join stored_file f on f.id = mine.file_id
       join stored_file g on g.sha256 = f.sha256 join registration_document d on d.file_id = g.id
       join registration r on r.id = d.registration_id
       where mine.registration_id = $1 and r.lot_id = $2 and r.id <> $1 and r.state <> 'DRAFT'
         and r.party_id <> (select party_id from registration where id = $1) order by 1`,
      [id, lotId],
    );
    for (const other of rows) await this.tellAlike(tx, lotId, [id, other.id], '交了同一份文件');
  }

  /** What somebody writes again who had withdrawn is his own. */
  private async comparePlans(
    tx: EntityManager,
    { id, lotId, partyId, form }: RegistrationEntity,
  ): Promise<void> {
    const others = await tx.findBy(RegistrationEntity, {
      lotId,
      partyId: Not(partyId),
      state: Not(In(['DRAFT'])),
    });
    for (const other of others) {
      const isSame =
        isNearlySameText(form.intendedUse ?? '', other.form.intendedUse ?? '') ||
        isNearlySameText(form.capability ?? '', other.form.capability ?? '');
      if (isSame) await this.tellAlike(tx, lotId, [id, other.id], '的计划或经营能力几乎一样');
    }
  }

  private async tellAlike(tx: EntityManager, lotId: string, ids: string[], fact: string): Promise<void> {
    const names = ids
      .map((one) => one.slice(0, 8))
      .sort()
      .join('、');
    await this.alerts.raiseFor(tx, lotId, {
      code: 'R03',
      level: 'YELLOW',
      evidence: `报名 ${names} ${fact}`,
    });
  }

  /** Declared by himself, or known: the account of the village's own liaison, a member of the lister's household. */
  private async lookForCadres(tx: EntityManager, { id, lotId, form }: RegistrationEntity): Promise<void> {
    const rows: { is_cadre: boolean; is_household: boolean }[] = await tx.query(
      `select exists (select 1 from account a
                where a.roles && array['VILLAGE_LIAISON', 'TOWN_REVIEWER']
                  and l.terms->>'villageCode' like a.region_code || '%' and a.display_name = p.name) as is_cadre,
              exists (select 1 from jsonb_array_elements(coalesce(j.application->'coHolders', '[]')) c
                where c->>'name' = p.name) as is_household
       from registration r join party p on p.id = r.party_id join lot l on l.id = r.lot_id
       join project j on j.id = l.project_id where r.id = $1`,
      [id],
    );
    const { is_cadre: isCadre, is_household: isHousehold } = rows[0]!;
    const facts = [
      ...(form.relation && form.relation !== 'NONE'
        ? [`自己申报：${APPLICANT_RELATIONS[form.relation]}`]
        : []),
      ...(isCadre ? ['和本村联络员、乡镇专员同名'] : []),
      ...(isHousehold ? ['和转出方的共有人同名'] : []),
    ];
    if (facts.length === 0) return;
    const evidence = `报名 ${id.slice(0, 8)} ${facts.join('，')}`;
    await this.alerts.raiseFor(tx, lotId, { code: 'R05', level: 'YELLOW', evidence });
  }

  /** By the register's facts, beside what he declares. */
  private async tellRelations(tx: EntityManager, registration: RegistrationEntity): Promise<void> {
    const { id, lotId } = registration;
    const { transferor, others } = await this.relations.of(registration, tx);
    if (transferor) await this.alerts.raiseOnce(tx, lotId, transferorRisk(transferor, id));
    for (const { id: other, relation, isEarlier } of others) {
      const [earlier, later] = isEarlier ? [other, id] : [id, other];
      await this.alerts.raiseOnce(tx, lotId, applicantsRisk(relation, earlier, later));
    }
  }

  /** Once nobody can register any more: also what came into the register since somebody had. */
  private async tellPairs(tx: EntityManager, { id: lotId }: LotEntity): Promise<void> {
    for (const { id, laterId, relation } of await this.relations.pairs(tx, lotId))
      await this.alerts.raiseOnce(tx, lotId, applicantsRisk(relation, id, laterId));
  }

  /** By the period, not the state alone: lots whose periods end in one second are closed side by side. */
  private async countLoneApplicants(tx: EntityManager, { projectId, terms }: LotEntity): Promise<void> {
    const [counted] = await lotsOfVillage(tx, { villageCode: terms.villageCode });
    const risk = findLoneApplicants(terms.villageName, counted!);
    if (risk) await this.alerts.raise(tx, projectId, risk);
  }
}
