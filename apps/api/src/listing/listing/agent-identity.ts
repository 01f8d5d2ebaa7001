import { Injectable } from '@nestjs/common';
import type { Application } from '@helan/domain';
import { FieldCipher } from '../../kernel/secrets/field-cipher.js';
import type { ProjectEntity } from './project.entity.js';

const COLUMN = 'project.agent_id';

/** The ID number of whoever acts for a transferor: it comes with the form and never stays in it. */
@Injectable()
export class AgentIdentity {
  constructor(private readonly cipher: FieldCipher) {}

  /** The form without the number, which is sealed away; left out, the one before stands. */
  takeFrom(application: Application, project: ProjectEntity): Application {
    const { agent } = application;
    if (!agent) {
      project.agentIdEnc = null;
      return application;
    }
    const { idNumber, ...rest } = agent;
    if (idNumber) project.agentIdEnc = this.cipher.seal(idNumber, COLUMN);
    return { ...application, agent: rest };
  }

  numberOf({ agentIdEnc }: ProjectEntity): string | undefined {
    return agentIdEnc ? this.cipher.open(agentIdEnc, COLUMN) : undefined;
  }
}
