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
typedef struct OrderV1__Timestamp {
  ProtobufCMessage base;
  int64_t seconds;
  int32_t nanos;
} OrderV1__Timestamp;
typedef struct OrderV1_OrderLine OrderV1_OrderLine;
typedef struct OrderV1_Order OrderV1_Order;
typedef struct OrderV1_GetOrderRequest OrderV1_GetOrderRequest;
typedef struct OrderV1_ListOrdersRequest OrderV1_ListOrdersRequest;
typedef struct OrderV1_ListOrdersResponse OrderV1_ListOrdersResponse;
typedef struct OrderV1_CancelOrderRequest OrderV1_CancelOrderRequest;
typedef struct OrderV1_ListTicketsRequest OrderV1_ListTicketsRequest;
typedef struct OrderV1_Ticket OrderV1_Ticket;
typedef struct OrderV1_ListTicketsResponse OrderV1_ListTicketsResponse;
typedef struct OrderV1_VerifyTicketRequest OrderV1_VerifyTicketRequest;
typedef struct OrderV1_VerifyTicketResponse OrderV1_VerifyTicketResponse;
typedef struct OrderV1_NoteRefundsRequest OrderV1_NoteRefundsRequest;
typedef struct OrderV1_NoteRefundsResponse OrderV1_NoteRefundsResponse;

/* onsale.order.v1.OrderLine */
struct OrderV1_OrderLine {
  ProtobufCMessage base;
  ProtobufCBinaryData seat_id;
  ProtobufCBinaryData label;
  ProtobufCBinaryData ticket_type_id;
  int64_t price_minor;
};
extern const ProtobufCMessageDescriptor OrderV1_OrderLine__descriptor;
static inline const void *OrderV1_OrderLine__table(void) { return &OrderV1_OrderLine__descriptor; }

/* onsale.order.v1.Order */
struct OrderV1_Order {
  ProtobufCMessage base;
  ProtobufCBinaryData order_id;
  ProtobufCBinaryData user_id;
  ProtobufCBinaryData performance_id;
  int32_t state;
  int64_t amount_minor;
  ProtobufCBinaryData currency;
  size_t n_lines;
  struct OrderV1_OrderLine * *lines;
  struct OrderV1__Timestamp * created_at;
  struct OrderV1__Timestamp * expires_at;
  struct OrderV1__Timestamp * paid_at;
  ProtobufCBinaryData payment_id;
  ProtobufCBinaryData refund_id;
  size_t n_automatic_refunds;
  struct PaymentV1_AutomaticRefund * *automatic_refunds;
};
extern const ProtobufCMessageDescriptor OrderV1_Order__descriptor;
static inline const void *OrderV1_Order__table(void) { return &OrderV1_Order__descriptor; }

/* onsale.order.v1.GetOrderRequest */
struct OrderV1_GetOrderRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData order_id;
};
extern const ProtobufCMessageDescriptor OrderV1_GetOrderRequest__descriptor;
static inline const void *OrderV1_GetOrderRequest__table(void) { return &OrderV1_GetOrderRequest__descriptor; }

/* onsale.order.v1.ListOrdersRequest */
struct OrderV1_ListOrdersRequest {
  ProtobufCMessage base;
  uint32_t page_size;
  ProtobufCBinaryData page_token;
};
extern const ProtobufCMessageDescriptor OrderV1_ListOrdersRequest__descriptor;
static inline const void *OrderV1_ListOrdersRequest__table(void) { return &OrderV1_ListOrdersRequest__descriptor; }

/* onsale.order.v1.ListOrdersResponse */
struct OrderV1_ListOrdersResponse {
  ProtobufCMessage base;
  size_t n_orders;
  struct OrderV1_Order * *orders;
  ProtobufCBinaryData next_page_token;
};
extern const ProtobufCMessageDescriptor OrderV1_ListOrdersResponse__descriptor;
static inline const void *OrderV1_ListOrdersResponse__table(void) { return &OrderV1_ListOrdersResponse__descriptor; }

/* onsale.order.v1.CancelOrderRequest */
struct OrderV1_CancelOrderRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData order_id;
};
extern const ProtobufCMessageDescriptor OrderV1_CancelOrderRequest__descriptor;
static inline const void *OrderV1_CancelOrderRequest__table(void) { return &OrderV1_CancelOrderRequest__descriptor; }

/* onsale.order.v1.ListTicketsRequest */
struct OrderV1_ListTicketsRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData order_id;
};
extern const ProtobufCMessageDescriptor OrderV1_ListTicketsRequest__descriptor;
static inline const void *OrderV1_ListTicketsRequest__table(void) { return &OrderV1_ListTicketsRequest__descriptor; }

/* onsale.order.v1.Ticket */
struct OrderV1_Ticket {
  ProtobufCMessage base;
  ProtobufCBinaryData ticket_id;
  ProtobufCBinaryData order_id;
  ProtobufCBinaryData performance_id;
  ProtobufCBinaryData seat_id;
  ProtobufCBinaryData label;
  int32_t state;
  ProtobufCBinaryData code;
  ProtobufCBinaryData qr_svg;
  struct OrderV1__Timestamp * issued_at;
};
extern const ProtobufCMessageDescriptor OrderV1_Ticket__descriptor;
static inline const void *OrderV1_Ticket__table(void) { return &OrderV1_Ticket__descriptor; }

/* onsale.order.v1.ListTicketsResponse */
struct OrderV1_ListTicketsResponse {
  ProtobufCMessage base;
  size_t n_tickets;
  struct OrderV1_Ticket * *tickets;
};
extern const ProtobufCMessageDescriptor OrderV1_ListTicketsResponse__descriptor;
static inline const void *OrderV1_ListTicketsResponse__table(void) { return &OrderV1_ListTicketsResponse__descriptor; }

/* onsale.order.v1.VerifyTicketRequest */
struct OrderV1_VerifyTicketRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData code;
};
extern const ProtobufCMessageDescriptor OrderV1_VerifyTicketRequest__descriptor;
static inline const void *OrderV1_VerifyTicketRequest__table(void) { return &OrderV1_VerifyTicketRequest__descriptor; }

/* onsale.order.v1.VerifyTicketResponse */
struct OrderV1_VerifyTicketResponse {
  ProtobufCMessage base;
  protobuf_c_boolean valid;
  ProtobufCBinaryData reason;
  struct OrderV1_Ticket * ticket;
};
extern const ProtobufCMessageDescriptor OrderV1_VerifyTicketResponse__descriptor;
static inline const void *OrderV1_VerifyTicketResponse__table(void) { return &OrderV1_VerifyTicketResponse__descriptor; }

/* onsale.order.v1.NoteRefundsRequest */
struct OrderV1_NoteRefundsRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData order_id;
  size_t n_refunds;
  struct PaymentV1_AutomaticRefund * *refunds;
};
extern const ProtobufCMessageDescriptor OrderV1_NoteRefundsRequest__descriptor;
static inline const void *OrderV1_NoteRefundsRequest__table(void) { return &OrderV1_NoteRefundsRequest__descriptor; }

/* onsale.order.v1.NoteRefundsResponse */
struct OrderV1_NoteRefundsResponse {
  ProtobufCMessage base;
};
extern const ProtobufCMessageDescriptor OrderV1_NoteRefundsResponse__descriptor;
static inline const void *OrderV1_NoteRefundsResponse__table(void) { return &OrderV1_NoteRefundsResponse__descriptor; }
