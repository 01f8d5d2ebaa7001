import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import {
  ActingInterceptor,
  ConfirmedSessions,
  ConsentDoor,
  CsrfTokens,
  PermissionGuard,
  ProjectScopes,
} from './auth/index.js';
import { PlatformClock } from './clock/platform-clock.js';
import { CONFIG, type Config } from './config.js';
import { DatabaseLine, Lane, SnakeNames, Transactions, actsBy } from './db/index.js';
import { DeedBook, OneDeed } from './deed/index.js';
import { Fillings } from './db/fillings.js';
import { DueWork } from './due/due-work.js';
import { DueDesk } from './due/due-desk.js';
import { DueRunner, SESSION_CONNECTIONS } from './due/due-runner.js';
import { RestingDeadlinesController } from './due/resting-deadlines.controller.js';
import { Limits, connectionsFor } from './limits/index.js';
import { OutboxRelay } from './outbox/outbox-relay.js';
import { PaperPress, PrintRoom } from './paper/index.js';
import { SearchSources, WorkSources } from './desk/index.js';
import { FieldCipher } from './secrets/field-cipher.js';
import { connectionName } from './secrets/field-keys.js';
import { FileReceiptSigner, ReceiptSigner } from './secrets/receipt-signer.js';
import { FileSealKey, SealKey } from './secrets/seal-key.js';
import { SmsPort, provideSms } from './sms/index.js';
import { FileErasure } from './storage/file-erasure.js';
import { FileKeys } from './storage/file-keys.js';
import { FileSealing } from './storage/file-sealing.js';
import { FileStore } from './storage/file-store.js';
import { FileVault } from './storage/file-vault.js';
import { PaperReaders } from './storage/paper-readers.js';
import { UploadDesk } from './storage/upload-desk.js';
import { UploadQuota } from './storage/upload-quota.js';
import { Watermarks } from './storage/watermarks.js';
import { WorkRoom } from './work/index.js';

const SHARED = [
  ConfirmedSessions,
  ConsentDoor,
  CsrfTokens,
  ProjectScopes,
  DeedBook,
  DueDesk,
  DueRunner,
  FieldCipher,
  FileErasure,
  FileKeys,
  FileSealing,
  FileStore,
  FileVault,
  Fillings,
  Limits,
  OutboxRelay,
  PaperPress,
  PaperReaders,
  PlatformClock,
  PrintRoom,
  SearchSources,
  Transactions,
  UploadDesk,
  UploadQuota,
  Watermarks,
  WorkRoom,
  WorkSources,
];

/** What every domain stands on. The tables are those of the migrations; nothing is ever synchronised. */
@Global()
@Module({})
export class KernelModule {
  static with(config: Config, entities: readonly (new () => object)[]): DynamicModule {
    const { databasePatienceMs, databaseStatementMs, databaseConnections } = config.capacity;
    const line = new DatabaseLine(config.databaseUrl, databasePatienceMs, databaseStatementMs);
    const database = TypeOrmModule.forRoot({
      type: 'postgres',
      url: config.databaseUrl,
      entities: [...entities],
      namingStrategy: new SnakeNames(),
      synchronize: false,
      poolErrorHandler: () => undefined,
      extra: {
        ...line.options,
        max: databaseConnections ?? connectionsFor(),
        application_name: connectionName(config.fieldKeys),
        options: actsBy('platform'),
      },
    });
    return {
      module: KernelModule,
      imports: [DiscoveryModule, database],
      controllers: [RestingDeadlinesController],
      providers: [
        ...SHARED,
        DueWork,
        { provide: CONFIG, useValue: config },
        { provide: DatabaseLine, useValue: line },
        { provide: ReceiptSigner, useFactory: () => new FileReceiptSigner(config) },
        { provide: SealKey, useFactory: () => new FileSealKey(config) },
        {
          provide: Lane,
          inject: [DataSource, OutboxRelay],
          useFactory: (main: DataSource, relay: OutboxRelay) => Lane.beside(main, relay),
        },
        {
          provide: SESSION_CONNECTIONS,
          inject: [DataSource, OutboxRelay],
          useFactory: (main: DataSource, relay: OutboxRelay) => Lane.beside(main, relay, 'platform'),
        },
        {
          provide: SmsPort,
          inject: [DataSource],
          useFactory: (main: DataSource) => provideSms(config.sms, main),
        },
        { provide: APP_GUARD, useClass: PermissionGuard },
        { provide: APP_INTERCEPTOR, useClass: ActingInterceptor },
        { provide: APP_INTERCEPTOR, useClass: OneDeed },
      ],
      exports: [...SHARED, CONFIG, DatabaseLine, Lane, ReceiptSigner, SealKey, SmsPort],
    };
  }
}
