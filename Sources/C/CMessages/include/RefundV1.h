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
typedef struct RefundV1__Timestamp {
  ProtobufCMessage base;
  int64_t seconds;
  int32_t nanos;
} RefundV1__Timestamp;
typedef struct RefundV1_Refund RefundV1_Refund;
typedef struct RefundV1_RequestRefundRequest RefundV1_RequestRefundRequest;
typedef struct RefundV1_GetRefundRequest RefundV1_GetRefundRequest;
typedef struct RefundV1_ListRefundsRequest RefundV1_ListRefundsRequest;
typedef struct RefundV1_ListRefundsResponse RefundV1_ListRefundsResponse;
typedef struct RefundV1_SettledRequest RefundV1_SettledRequest;
typedef struct RefundV1_SettledResponse RefundV1_SettledResponse;

/* onsale.refund.v1.Refund */
struct RefundV1_Refund {
  ProtobufCMessage base;
  ProtobufCBinaryData refund_id;
  ProtobufCBinaryData order_id;
  int32_t state;
  int64_t amount_minor;
  int64_t fee_minor;
  ProtobufCBinaryData currency;
  ProtobufCBinaryData reason;
  struct RefundV1__Timestamp * requested_at;
  struct RefundV1__Timestamp * settled_at;
};
extern const ProtobufCMessageDescriptor RefundV1_Refund__descriptor;
static inline const void *RefundV1_Refund__table(void) { return &RefundV1_Refund__descriptor; }

/* onsale.refund.v1.RequestRefundRequest */
struct RefundV1_RequestRefundRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData order_id;
  ProtobufCBinaryData reason;
};
extern const ProtobufCMessageDescriptor RefundV1_RequestRefundRequest__descriptor;
static inline const void *RefundV1_RequestRefundRequest__table(void) { return &RefundV1_RequestRefundRequest__descriptor; }

/* onsale.refund.v1.GetRefundRequest */
struct RefundV1_GetRefundRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData refund_id;
};
extern const ProtobufCMessageDescriptor RefundV1_GetRefundRequest__descriptor;
static inline const void *RefundV1_GetRefundRequest__table(void) { return &RefundV1_GetRefundRequest__descriptor; }

/* onsale.refund.v1.ListRefundsRequest */
struct RefundV1_ListRefundsRequest {
  ProtobufCMessage base;
  uint32_t page_size;
  ProtobufCBinaryData page_token;
};
extern const ProtobufCMessageDescriptor RefundV1_ListRefundsRequest__descriptor;
static inline const void *RefundV1_ListRefundsRequest__table(void) { return &RefundV1_ListRefundsRequest__descriptor; }

/* onsale.refund.v1.ListRefundsResponse */
struct RefundV1_ListRefundsResponse {
  ProtobufCMessage base;
  size_t n_refunds;
  struct RefundV1_Refund * *refunds;
  ProtobufCBinaryData next_page_token;
};
extern const ProtobufCMessageDescriptor RefundV1_ListRefundsResponse__descriptor;
static inline const void *RefundV1_ListRefundsResponse__table(void) { return &RefundV1_ListRefundsResponse__descriptor; }

/* onsale.refund.v1.SettledRequest */
struct RefundV1_SettledRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData message_id;
  ProtobufCBinaryData refund_id;
};
extern const ProtobufCMessageDescriptor RefundV1_SettledRequest__descriptor;
static inline const void *RefundV1_SettledRequest__table(void) { return &RefundV1_SettledRequest__descriptor; }

/* onsale.refund.v1.SettledResponse */
struct RefundV1_SettledResponse {
  ProtobufCMessage base;
};
extern const ProtobufCMessageDescriptor RefundV1_SettledResponse__descriptor;
static inline const void *RefundV1_SettledResponse__table(void) { return &RefundV1_SettledResponse__descriptor; }
