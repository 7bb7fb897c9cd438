/* Made by scripts/generate from the files in proto/. Do not edit. */
#pragma once
#include <stddef.h>
#include <stdint.h>
#if __has_feature(modules)
#pragma clang module import CProtobufC
#else
#include <protobuf-c/protobuf-c.h>
#endif
typedef struct TransactionV1_BranchAction TransactionV1_BranchAction;
typedef struct TransactionV1_SellHold TransactionV1_SellHold;
typedef struct TransactionV1_PayOrder TransactionV1_PayOrder;
typedef struct TransactionV1_SettlePayment TransactionV1_SettlePayment;
typedef struct TransactionV1_ReturnTickets TransactionV1_ReturnTickets;
typedef struct TransactionV1_RefundOrder TransactionV1_RefundOrder;
typedef struct TransactionV1_RefundPayment TransactionV1_RefundPayment;
typedef struct TransactionV1_CompleteRefund TransactionV1_CompleteRefund;
typedef struct TransactionV1_Branch TransactionV1_Branch;
typedef struct TransactionV1_GlobalTransaction TransactionV1_GlobalTransaction;
typedef struct TransactionV1_BeginRequest TransactionV1_BeginRequest;
typedef struct TransactionV1_RegisterBranchRequest TransactionV1_RegisterBranchRequest;
typedef struct TransactionV1_SubmitRequest TransactionV1_SubmitRequest;
typedef struct TransactionV1_GetTransactionRequest TransactionV1_GetTransactionRequest;
typedef struct TransactionV1_ListTransactionsRequest TransactionV1_ListTransactionsRequest;
typedef struct TransactionV1_ListTransactionsResponse TransactionV1_ListTransactionsResponse;
typedef struct TransactionV1_RetryRequest TransactionV1_RetryRequest;
typedef struct TransactionV1_BranchRequest TransactionV1_BranchRequest;
typedef struct TransactionV1_BranchResponse TransactionV1_BranchResponse;

/* onsale.transaction.v1.BranchAction */
struct TransactionV1_BranchAction {
  ProtobufCMessage base;
  uint32_t action_case;
  union {
    struct TransactionV1_SellHold * sell_hold;
    struct TransactionV1_PayOrder * pay_order;
    struct TransactionV1_SettlePayment * settle_payment;
    struct TransactionV1_ReturnTickets * return_tickets;
    struct TransactionV1_RefundOrder * refund_order;
    struct TransactionV1_RefundPayment * refund_payment;
    struct TransactionV1_CompleteRefund * complete_refund;
  } action;
};
extern const ProtobufCMessageDescriptor TransactionV1_BranchAction__descriptor;
static inline const void *TransactionV1_BranchAction__table(void) { return &TransactionV1_BranchAction__descriptor; }

/* onsale.transaction.v1.SellHold */
struct TransactionV1_SellHold {
  ProtobufCMessage base;
  ProtobufCBinaryData performance_id;
  ProtobufCBinaryData order_id;
  protobuf_c_boolean regrab;
};
extern const ProtobufCMessageDescriptor TransactionV1_SellHold__descriptor;
static inline const void *TransactionV1_SellHold__table(void) { return &TransactionV1_SellHold__descriptor; }

/* onsale.transaction.v1.PayOrder */
struct TransactionV1_PayOrder {
  ProtobufCMessage base;
  ProtobufCBinaryData order_id;
  ProtobufCBinaryData payment_id;
};
extern const ProtobufCMessageDescriptor TransactionV1_PayOrder__descriptor;
static inline const void *TransactionV1_PayOrder__table(void) { return &TransactionV1_PayOrder__descriptor; }

/* onsale.transaction.v1.SettlePayment */
struct TransactionV1_SettlePayment {
  ProtobufCMessage base;
  ProtobufCBinaryData payment_id;
};
extern const ProtobufCMessageDescriptor TransactionV1_SettlePayment__descriptor;
static inline const void *TransactionV1_SettlePayment__table(void) { return &TransactionV1_SettlePayment__descriptor; }

/* onsale.transaction.v1.ReturnTickets */
struct TransactionV1_ReturnTickets {
  ProtobufCMessage base;
  ProtobufCBinaryData performance_id;
  ProtobufCBinaryData order_id;
};
extern const ProtobufCMessageDescriptor TransactionV1_ReturnTickets__descriptor;
static inline const void *TransactionV1_ReturnTickets__table(void) { return &TransactionV1_ReturnTickets__descriptor; }

/* onsale.transaction.v1.RefundOrder */
struct TransactionV1_RefundOrder {
  ProtobufCMessage base;
  ProtobufCBinaryData order_id;
  ProtobufCBinaryData refund_id;
};
extern const ProtobufCMessageDescriptor TransactionV1_RefundOrder__descriptor;
static inline const void *TransactionV1_RefundOrder__table(void) { return &TransactionV1_RefundOrder__descriptor; }

/* onsale.transaction.v1.RefundPayment */
struct TransactionV1_RefundPayment {
  ProtobufCMessage base;
  ProtobufCBinaryData payment_id;
  ProtobufCBinaryData refund_id;
  int64_t amount_minor;
  int64_t fee_minor;
};
extern const ProtobufCMessageDescriptor TransactionV1_RefundPayment__descriptor;
static inline const void *TransactionV1_RefundPayment__table(void) { return &TransactionV1_RefundPayment__descriptor; }

/* onsale.transaction.v1.CompleteRefund */
struct TransactionV1_CompleteRefund {
  ProtobufCMessage base;
  ProtobufCBinaryData refund_id;
};
extern const ProtobufCMessageDescriptor TransactionV1_CompleteRefund__descriptor;
static inline const void *TransactionV1_CompleteRefund__table(void) { return &TransactionV1_CompleteRefund__descriptor; }

/* onsale.transaction.v1.Branch */
struct TransactionV1_Branch {
  ProtobufCMessage base;
  ProtobufCBinaryData branch_id;
  ProtobufCBinaryData service;
  struct TransactionV1_BranchAction * action;
  int32_t state;
  uint32_t attempts;
  ProtobufCBinaryData last_error;
  int64_t next_attempt_at_ms;
};
extern const ProtobufCMessageDescriptor TransactionV1_Branch__descriptor;
static inline const void *TransactionV1_Branch__table(void) { return &TransactionV1_Branch__descriptor; }

/* onsale.transaction.v1.GlobalTransaction */
struct TransactionV1_GlobalTransaction {
  ProtobufCMessage base;
  ProtobufCBinaryData xid;
  ProtobufCBinaryData purpose;
  int32_t state;
  int64_t begun_at_ms;
  int64_t deadline_at_ms;
  int64_t decided_at_ms;
  size_t n_branches;
  struct TransactionV1_Branch * *branches;
};
extern const ProtobufCMessageDescriptor TransactionV1_GlobalTransaction__descriptor;
static inline const void *TransactionV1_GlobalTransaction__table(void) { return &TransactionV1_GlobalTransaction__descriptor; }

/* onsale.transaction.v1.BeginRequest */
struct TransactionV1_BeginRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData xid;
  ProtobufCBinaryData purpose;
  uint32_t timeout_ms;
  size_t n_branches;
  struct TransactionV1_Branch * *branches;
};
extern const ProtobufCMessageDescriptor TransactionV1_BeginRequest__descriptor;
static inline const void *TransactionV1_BeginRequest__table(void) { return &TransactionV1_BeginRequest__descriptor; }

/* onsale.transaction.v1.RegisterBranchRequest */
struct TransactionV1_RegisterBranchRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData xid;
  struct TransactionV1_Branch * branch;
};
extern const ProtobufCMessageDescriptor TransactionV1_RegisterBranchRequest__descriptor;
static inline const void *TransactionV1_RegisterBranchRequest__table(void) { return &TransactionV1_RegisterBranchRequest__descriptor; }

/* onsale.transaction.v1.SubmitRequest */
struct TransactionV1_SubmitRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData xid;
  protobuf_c_boolean commit;
};
extern const ProtobufCMessageDescriptor TransactionV1_SubmitRequest__descriptor;
static inline const void *TransactionV1_SubmitRequest__table(void) { return &TransactionV1_SubmitRequest__descriptor; }

/* onsale.transaction.v1.GetTransactionRequest */
struct TransactionV1_GetTransactionRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData xid;
};
extern const ProtobufCMessageDescriptor TransactionV1_GetTransactionRequest__descriptor;
static inline const void *TransactionV1_GetTransactionRequest__table(void) { return &TransactionV1_GetTransactionRequest__descriptor; }

/* onsale.transaction.v1.ListTransactionsRequest */
struct TransactionV1_ListTransactionsRequest {
  ProtobufCMessage base;
  protobuf_c_boolean open_only;
  uint32_t page_size;
  ProtobufCBinaryData page_token;
};
extern const ProtobufCMessageDescriptor TransactionV1_ListTransactionsRequest__descriptor;
static inline const void *TransactionV1_ListTransactionsRequest__table(void) { return &TransactionV1_ListTransactionsRequest__descriptor; }

/* onsale.transaction.v1.ListTransactionsResponse */
struct TransactionV1_ListTransactionsResponse {
  ProtobufCMessage base;
  size_t n_transactions;
  struct TransactionV1_GlobalTransaction * *transactions;
  ProtobufCBinaryData next_page_token;
};
extern const ProtobufCMessageDescriptor TransactionV1_ListTransactionsResponse__descriptor;
static inline const void *TransactionV1_ListTransactionsResponse__table(void) { return &TransactionV1_ListTransactionsResponse__descriptor; }

/* onsale.transaction.v1.RetryRequest */
struct TransactionV1_RetryRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData xid;
};
extern const ProtobufCMessageDescriptor TransactionV1_RetryRequest__descriptor;
static inline const void *TransactionV1_RetryRequest__table(void) { return &TransactionV1_RetryRequest__descriptor; }

/* onsale.transaction.v1.BranchRequest */
struct TransactionV1_BranchRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData xid;
  ProtobufCBinaryData branch_id;
  int64_t deadline_at_ms;
  struct TransactionV1_BranchAction * action;
};
extern const ProtobufCMessageDescriptor TransactionV1_BranchRequest__descriptor;
static inline const void *TransactionV1_BranchRequest__table(void) { return &TransactionV1_BranchRequest__descriptor; }

/* onsale.transaction.v1.BranchResponse */
struct TransactionV1_BranchResponse {
  ProtobufCMessage base;
};
extern const ProtobufCMessageDescriptor TransactionV1_BranchResponse__descriptor;
static inline const void *TransactionV1_BranchResponse__table(void) { return &TransactionV1_BranchResponse__descriptor; }
