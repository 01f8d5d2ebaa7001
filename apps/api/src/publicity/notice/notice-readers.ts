import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { getPropertyType, isWithinScope, scopeOf } from '@helan/domain';
import { AskedAtOnce, type LotTermsView } from '@helan/contracts';
import type { Request } from 'express';
import { DataSource } from 'typeorm';
import type { Actor } from '../../kernel/auth/index.js';
import { refused } from '../../kernel/http/index.js';
import { MembershipService } from '../../people/party/index.js';

interface Row {
  terms: LotTermsView;
  transferor_id: string;
}

/** Who may read what only members may: the staff, the transferor himself, and members within the scope. */
@Injectable()
export class NoticeReaders {
  private readonly asked = new AskedAtOnce<Row[]>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly members: MembershipService,
  ) {}

  async requireNotice(id: string, actor: Actor | undefined): Promise<void> {
    return this.require('n.id = $1', id, actor);
  }

  async requireLot(id: string, actor: Actor | undefined): Promise<void> {
    return this.require('l.id = $1', id, actor);
  }

  /** Whether a party may receive a right of these terms at all. */
  async isReceiver(
    { typeCode, villageCode, parameters }: LotTermsView,
    partyId: string | null,
  ): Promise<boolean> {
    if (await this.members.isCollectiveOf(partyId, villageCode)) return true;
    const memberOf = await this.members.villagesOf(partyId);
    return isWithinScope(memberOf, villageCode, scopeOf(typeCode, parameters));
  }

  private async require(where: string, id: string, actor: Actor | undefined): Promise<void> {
    if (!/^[0-9a-f-]{36}$/i.test(id)) return;
    const [row] = await this.read(where, id);
    if (!row || !isHidden(row.terms)) return;
    if (actor?.roles.some((role) => role !== 'MEMBER')) return;
    if (actor?.partyId && actor.partyId === row.transferor_id) return;
    if (actor && (await this.isReceiver(row.terms, actor.partyId))) return;
    throw refused('notice.members-only');
  }

  private read(where: string, id: string): Promise<Row[]> {
    return this.asked.ask(`${where} ${id}`, () =>
      this.dataSource.query<Row[]>(
        `select l.terms, p.transferor_id from lot l join project p on p.id = l.project_id
         left join notice n on n.lot_id = l.id where ${where} limit 1`,
        [id],
      ),
    );
  }
}

export function isHidden({ typeCode }: Pick<LotTermsView, 'typeCode'>): boolean {
  return getPropertyType(typeCode).isMembersOnly;
}

/** What everybody reads instead of a title that is for members alone. */
export function hiddenTitle({
  villageName,
  typeName,
}: Pick<LotTermsView, 'villageName' | 'typeName'>): string {
  return `${villageName} ${typeName}（只限本集体成员）`;
}

/** For routes whose `:id` is a notice. */
@Injectable()
export class NoticeReaderGuard implements CanActivate {
  constructor(private readonly readers: NoticeReaders) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { params, actor } = context.switchToHttp().getRequest<Request<{ id: string }>>();
    await this.readers.requireNotice(params.id, actor);
    return true;
  }
}

/** For routes whose `:id` is a lot. */
@Injectable()
export class LotReaderGuard implements CanActivate {
  constructor(private readonly readers: NoticeReaders) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { params, actor } = context.switchToHttp().getRequest<Request<{ id: string }>>();
    await this.readers.requireLot(params.id, actor);
    return true;
  }
}
