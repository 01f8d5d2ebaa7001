import { Module } from '@nestjs/common';
import { AccountModule } from '../../people/account/index.js';
import { IdentityModule } from '../../people/identity/index.js';
import { PartyModule } from '../../people/party/index.js';
import { ParameterModule } from '../../rules/parameter/index.js';
import { AccountErasure } from './account-erasure.js';
import { Closing } from './closing.service.js';
import { ConsentQueries } from './consents.queries.js';
import { Consents } from './consents.service.js';
import { Copies } from './copies.js';
import { OwnPrivacyController } from './own-privacy.controller.js';
import { PaymentModule } from '../../money/payment/index.js';
import { PaidViews } from './paid-views.js';
import { PaperViews } from './paper-views.js';
import { PersonalViews } from './personal-views.js';
import { PrivacyController } from './privacy.controller.js';
import { PrivacyMessages } from './privacy.messages.js';
import { PublicConsentsOfParties } from './public-consents.js';
import { RetentionJob } from './retention.js';

@Module({
  imports: [AccountModule, IdentityModule, ParameterModule, PartyModule, PaymentModule],
  controllers: [OwnPrivacyController, PrivacyController],
  providers: [
    AccountErasure,
    Closing,
    ConsentQueries,
    Consents,
    Copies,
    PaidViews,
    PaperViews,
    PersonalViews,
    PrivacyMessages,
    PublicConsentsOfParties,
    RetentionJob,
  ],
  exports: [Consents, RetentionJob],
})
export class PrivacyModule {}
