export { CertificateBook } from './certificate-book.js';
export { CertificateModule } from './certificate.module.js';
export { CertificateEntity } from './certificate.entity.js';
