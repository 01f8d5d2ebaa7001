export { PurchaseModule } from './purchase.module.js';
export { PurchasesService } from './purchases.service.js';
