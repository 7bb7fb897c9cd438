/* Made by scripts/generate from the files in proto/. Do not edit. */
#pragma once
#include <stddef.h>
#include <stdint.h>
#if __has_feature(modules)
#pragma clang module import CProtobufC
#else
#include <protobuf-c/protobuf-c.h>
#endif

/* google.protobuf.Timestamp */
typedef struct PaymentV1__Timestamp {
  ProtobufCMessage base;
  int64_t seconds;
  int32_t nanos;
} PaymentV1__Timestamp;
typedef struct PaymentV1_Payment PaymentV1_Payment;
typedef struct PaymentV1_AutomaticRefund PaymentV1_AutomaticRefund;
typedef struct PaymentV1_CreatePaymentRequest PaymentV1_CreatePaymentRequest;
typedef struct PaymentV1_GetPaymentRequest PaymentV1_GetPaymentRequest;
typedef struct PaymentV1_NotifyRequest PaymentV1_NotifyRequest;
typedef struct PaymentV1_NotifyResponse PaymentV1_NotifyResponse;
typedef struct PaymentV1_CloseForOrderRequest PaymentV1_CloseForOrderRequest;
typedef struct PaymentV1_CloseForOrderResponse PaymentV1_CloseForOrderResponse;
typedef struct PaymentV1_GetLedgerRequest PaymentV1_GetLedgerRequest;
typedef struct PaymentV1_LedgerAccount PaymentV1_LedgerAccount;
typedef struct PaymentV1_Ledger PaymentV1_Ledger;

/* onsale.payment.v1.Payment */
struct PaymentV1_Payment {
  ProtobufCMessage base;
  ProtobufCBinaryData payment_id;
  ProtobufCBinaryData order_id;
  int32_t state;
  int64_t amount_minor;
  ProtobufCBinaryData currency;
  ProtobufCBinaryData qr_content;
  ProtobufCBinaryData qr_svg;
  int64_t refunded_minor;
  struct PaymentV1__Timestamp * created_at;
  struct PaymentV1__Timestamp * captured_at;
  size_t n_automatic_refunds;
  struct PaymentV1_AutomaticRefund * *automatic_refunds;
};
extern const ProtobufCMessageDescriptor PaymentV1_Payment__descriptor;
static inline const void *PaymentV1_Payment__table(void) { return &PaymentV1_Payment__descriptor; }

/* onsale.payment.v1.AutomaticRefund */
struct PaymentV1_AutomaticRefund {
  ProtobufCMessage base;
  ProtobufCBinaryData refund_id;
  ProtobufCBinaryData reason;
  int64_t amount_minor;
  ProtobufCBinaryData currency;
  int32_t state;
  struct PaymentV1__Timestamp * refunded_at;
};
extern const ProtobufCMessageDescriptor PaymentV1_AutomaticRefund__descriptor;
static inline const void *PaymentV1_AutomaticRefund__table(void) { return &PaymentV1_AutomaticRefund__descriptor; }

/* onsale.payment.v1.CreatePaymentRequest */
struct PaymentV1_CreatePaymentRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData order_id;
};
extern const ProtobufCMessageDescriptor PaymentV1_CreatePaymentRequest__descriptor;
static inline const void *PaymentV1_CreatePaymentRequest__table(void) { return &PaymentV1_CreatePaymentRequest__descriptor; }

/* onsale.payment.v1.GetPaymentRequest */
struct PaymentV1_GetPaymentRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData order_id;
};
extern const ProtobufCMessageDescriptor PaymentV1_GetPaymentRequest__descriptor;
static inline const void *PaymentV1_GetPaymentRequest__table(void) { return &PaymentV1_GetPaymentRequest__descriptor; }

/* onsale.payment.v1.NotifyRequest */
struct PaymentV1_NotifyRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData form;
};
extern const ProtobufCMessageDescriptor PaymentV1_NotifyRequest__descriptor;
static inline const void *PaymentV1_NotifyRequest__table(void) { return &PaymentV1_NotifyRequest__descriptor; }

/* onsale.payment.v1.NotifyResponse */
struct PaymentV1_NotifyResponse {
  ProtobufCMessage base;
  ProtobufCBinaryData body;
};
extern const ProtobufCMessageDescriptor PaymentV1_NotifyResponse__descriptor;
static inline const void *PaymentV1_NotifyResponse__table(void) { return &PaymentV1_NotifyResponse__descriptor; }

/* onsale.payment.v1.CloseForOrderRequest */
struct PaymentV1_CloseForOrderRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData message_id;
  ProtobufCBinaryData order_id;
};
extern const ProtobufCMessageDescriptor PaymentV1_CloseForOrderRequest__descriptor;
static inline const void *PaymentV1_CloseForOrderRequest__table(void) { return &PaymentV1_CloseForOrderRequest__descriptor; }

/* onsale.payment.v1.CloseForOrderResponse */
struct PaymentV1_CloseForOrderResponse {
  ProtobufCMessage base;
};
extern const ProtobufCMessageDescriptor PaymentV1_CloseForOrderResponse__descriptor;
static inline const void *PaymentV1_CloseForOrderResponse__table(void) { return &PaymentV1_CloseForOrderResponse__descriptor; }

/* onsale.payment.v1.GetLedgerRequest */
struct PaymentV1_GetLedgerRequest {
  ProtobufCMessage base;
};
extern const ProtobufCMessageDescriptor PaymentV1_GetLedgerRequest__descriptor;
static inline const void *PaymentV1_GetLedgerRequest__table(void) { return &PaymentV1_GetLedgerRequest__descriptor; }

/* onsale.payment.v1.LedgerAccount */
struct PaymentV1_LedgerAccount {
  ProtobufCMessage base;
  ProtobufCBinaryData account;
  ProtobufCBinaryData currency;
  int64_t balance_minor;
};
extern const ProtobufCMessageDescriptor PaymentV1_LedgerAccount__descriptor;
static inline const void *PaymentV1_LedgerAccount__table(void) { return &PaymentV1_LedgerAccount__descriptor; }

/* onsale.payment.v1.Ledger */
struct PaymentV1_Ledger {
  ProtobufCMessage base;
  size_t n_accounts;
  struct PaymentV1_LedgerAccount * *accounts;
  int64_t sum_minor;
  int64_t entries;
};
extern const ProtobufCMessageDescriptor PaymentV1_Ledger__descriptor;
static inline const void *PaymentV1_Ledger__table(void) { return &PaymentV1_Ledger__descriptor; }
