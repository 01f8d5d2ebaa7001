import { Injectable, inject } from '@angular/core';
import type {
  ActingView,
  CodeSentView,
  CorrectionView,
  DocumentView,
  IssuerArrivalView,
  IssuerPlaceView,
  IssuerRequestRowView,
  MandateProjectView,
  MandateView,
  NumberReleaseView,
  OwnIdentityView,
  PageView,
  PartyStopView,
  PhoneChangeView,
  SignInWaysView,
  VerificationWayView,
} from '@helan/contracts';
import type {
  AnswerIssuerRequest,
  AskCorrectionRequest,
  AskPhoneChangeRequest,
  GiveMandateRequest,
  NameSuccessorRequest,
  ProposeNumberReleaseRequest,
  ProposeStopRequest,
} from '@helan/contracts/requests';
import { Api } from '../api';

/** Which part of a list is asked for. */
export interface ListAsked {
  readonly isDecided: boolean;
  readonly at: string;
}

/** Who somebody is, for whom he acts, and what of it is put right. */
@Injectable({ providedIn: 'root' })
export class IdentityClient {
  private readonly api = inject(Api);

  signInWays(): Promise<SignInWaysView> {
    return this.api.get('session/ways');
  }

  /** `isNotMine` says that what another account has declared under his number is not his. */
  goToIssuer(isNotMine = false): Promise<IssuerPlaceView> {
    return this.api.post('session/issuer', { isNotMine });
  }

  comeFromIssuer(search: string): Promise<IssuerArrivalView> {
    return this.api.post('session/issuer/answer', { search });
  }

  own(): Promise<OwnIdentityView> {
    return this.api.get('my/identity');
  }

  answerOwn(id: string, isMine: boolean): Promise<void> {
    return this.api.post(`my/issuer-requests/${id}/answer`, { isMine });
  }

  ways(): Promise<VerificationWayView[]> {
    return this.api.get('my/verification');
  }

  checkBankCard(): Promise<void> {
    return this.api.post('my/verification/bank-card', {});
  }

  checkName(): Promise<void> {
    return this.api.post('my/verification/name', {});
  }

  /** One's own, or the one that is listed under a number. */
  mandateProjects(projectNo = ''): Promise<MandateProjectView[]> {
    return this.api.get('my/mandate-projects', projectNo ? { projectNo } : {});
  }

  acting(): Promise<ActingView> {
    return this.api.get('my/acting');
  }

  choose(mandateId: string | null): Promise<void> {
    return this.api.put('my/acting', { mandateId });
  }

  mandates(): Promise<MandateView[]> {
    return this.api.get('my/mandates');
  }

  give(request: GiveMandateRequest): Promise<{ id: string }> {
    return this.api.post('my/mandates', request);
  }

  endMandate(id: string, reason: string): Promise<void> {
    return this.api.post(`my/mandates/${id}/ending`, { reason });
  }

  ownCorrections(): Promise<CorrectionView[]> {
    return this.api.get('my/corrections');
  }

  askCorrection(request: AskCorrectionRequest): Promise<{ id: string }> {
    return this.api.post('my/corrections', request);
  }

  addPaper(id: string, file: File): Promise<DocumentView> {
    return this.api.upload(`my/corrections/${id}/papers`, { kind: 'CORRECTION', file });
  }

  takeBack(id: string): Promise<void> {
    return this.api.post(`my/corrections/${id}/withdrawal`, {});
  }

  corrections({ isDecided, at }: ListAsked): Promise<PageView<CorrectionView>> {
    return this.api.get('corrections', { decided: isDecided || undefined, at });
  }

  check(id: string, document: string): Promise<void> {
    return this.api.post(`corrections/${id}/check`, { document });
  }

  decide(id: string): Promise<void> {
    return this.api.post(`corrections/${id}/decision`, {});
  }

  refuse(id: string, reason: string): Promise<void> {
    return this.api.post(`corrections/${id}/refusal`, { reason });
  }

  issuerRequests({ isDecided, at }: ListAsked): Promise<PageView<IssuerRequestRowView>> {
    return this.api.get('issuer-requests', { decided: isDecided || undefined, at });
  }

  answerIssuer(id: string, request: AnswerIssuerRequest): Promise<void> {
    return this.api.post(`issuer-requests/${id}/answer`, request);
  }

  numberReleases({ isDecided, at }: ListAsked): Promise<PageView<NumberReleaseView>> {
    return this.api.get('number-releases', { decided: isDecided || undefined, at });
  }

  proposeNumberRelease(partyId: string, request: ProposeNumberReleaseRequest): Promise<{ id: string }> {
    return this.api.post(`parties/${partyId}/number-release`, request);
  }

  answerNumberRelease(id: string, isRight: boolean): Promise<void> {
    return this.api.post(`number-releases/${id}/answer`, { isRight });
  }

  phoneChanges({ isDecided, at }: ListAsked): Promise<PageView<PhoneChangeView>> {
    return this.api.get('phone-changes', { decided: isDecided || undefined, at });
  }

  sendWindowCode(partyId: string, phone: string): Promise<CodeSentView> {
    return this.api.post(`parties/${partyId}/phone-code`, { phone });
  }

  askPhoneChange(partyId: string, request: AskPhoneChangeRequest): Promise<{ id: string }> {
    return this.api.post(`parties/${partyId}/phone-change`, request);
  }

  confirmPhoneChange(id: string): Promise<void> {
    return this.api.post(`phone-changes/${id}/confirmation`, {});
  }

  refusePhoneChange(id: string, reason: string): Promise<void> {
    return this.api.post(`phone-changes/${id}/refusal`, { reason });
  }

  stops({ isDecided, at }: ListAsked): Promise<PageView<PartyStopView>> {
    return this.api.get('party-stops', { decided: isDecided || undefined, at });
  }

  proposeStop(partyId: string, request: ProposeStopRequest): Promise<{ id: string }> {
    return this.api.post(`parties/${partyId}/stop`, request);
  }

  answerStop(id: string, isRight: boolean): Promise<void> {
    return this.api.post(`party-stops/${id}/answer`, { isRight });
  }

  liftStop(id: string, document: string): Promise<void> {
    return this.api.post(`party-stops/${id}/lifting`, { document });
  }

  nameSuccessor(id: string, request: NameSuccessorRequest): Promise<{ id: string }> {
    return this.api.post(`party-stops/${id}/successor`, request);
  }

  confirmSuccessor(id: string): Promise<void> {
    return this.api.post(`mandates/${id}/confirmation`, {});
  }

  closeSuccessor(id: string, word: 'refusal' | 'revocation', reason: string): Promise<void> {
    return this.api.post(`mandates/${id}/${word}`, { reason });
  }
}
