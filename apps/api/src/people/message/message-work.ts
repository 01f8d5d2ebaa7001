import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WorkSources, inHisRegions } from '../../kernel/desk/index.js';
import { Contacts } from './contacts.js';

/** What reached nobody, and what is told by mouth. */
@Injectable()
export class MessageWork implements OnModuleInit {
  constructor(
    private readonly sources: WorkSources,
    private readonly contacts: Contacts,
  ) {}

  onModuleInit(): void {
    this.sources.add(
      {
        kind: 'UNSENT_MESSAGE',
        name: '没发出的短信',
        desk: '/console/messages',
        permission: 'tendMessages',
        isKnown: true,
        rows: () => ({
          from: 'from delivery d join message m on m.id = d.message_id',
          where: "d.state = 'FAILED' and d.channel = 'SMS'",
          id: 'd.id',
          title: 'm.title',
          since: 'coalesce(d.tried_at, m.at)',
          path: "'/console/messages'",
        }),
      },
      {
        kind: 'UNREAD_NEWS',
        name: '没能写成消息的事项',
        desk: '/console/messages',
        permission: 'keepDeadlines',
        rows: () => ({
          from: 'from outbox_waiting w join outbox o on o.id = w.id',
          where: 'w.rest_until is not null',
          id: 'w.id',
          title: "o.topic || '：' || coalesce(w.error, '')",
          since: 'o.at',
          path: "'/console/messages'",
        }),
      },
      {
        kind: 'MOUTH_TELLING',
        name: '当面告知',
        desk: '/console/mouth-tellings',
        permission: 'tellByMouth',
        rows: (actor, bind) => ({
          from: 'from mouth_telling t join message m on m.id = t.message_id left join account a on a.id = m.account_id',
          where: `t.told_at is null and t.lapses_at > platform_now() and ${inHisRegions(actor, 't.village_code', bind)}`,
          id: 't.id',
          title: `${this.contacts.nameSql('m.recipient', 'a.display_name')} || '：' || m.title`,
          region: 't.village_code',
          since: 't.asked_at',
          due: 't.lapses_at',
          path: "'/console/mouth-tellings'",
        }),
      },
    );
  }
}
