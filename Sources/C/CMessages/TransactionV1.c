/* Made by scripts/generate from the files in proto/. Do not edit. */
#include "CMessages.h"

static const ProtobufCFieldDescriptor TransactionV1_BranchAction__fields[] = {
  { .name = "sell_hold", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(TransactionV1_BranchAction, action.sell_hold), .quantifier_offset = offsetof(TransactionV1_BranchAction, action_case), .descriptor = &TransactionV1_SellHold__descriptor, .flags = PROTOBUF_C_FIELD_FLAG_ONEOF },
  { .name = "pay_order", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(TransactionV1_BranchAction, action.pay_order), .quantifier_offset = offsetof(TransactionV1_BranchAction, action_case), .descriptor = &TransactionV1_PayOrder__descriptor, .flags = PROTOBUF_C_FIELD_FLAG_ONEOF },
  { .name = "settle_payment", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(TransactionV1_BranchAction, action.settle_payment), .quantifier_offset = offsetof(TransactionV1_BranchAction, action_case), .descriptor = &TransactionV1_SettlePayment__descriptor, .flags = PROTOBUF_C_FIELD_FLAG_ONEOF },
  { .name = "return_tickets", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(TransactionV1_BranchAction, action.return_tickets), .quantifier_offset = offsetof(TransactionV1_BranchAction, action_case), .descriptor = &TransactionV1_ReturnTickets__descriptor, .flags = PROTOBUF_C_FIELD_FLAG_ONEOF },
  { .name = "refund_order", .id = 5, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(TransactionV1_BranchAction, action.refund_order), .quantifier_offset = offsetof(TransactionV1_BranchAction, action_case), .descriptor = &TransactionV1_RefundOrder__descriptor, .flags = PROTOBUF_C_FIELD_FLAG_ONEOF },
  { .name = "refund_payment", .id = 6, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(TransactionV1_BranchAction, action.refund_payment), .quantifier_offset = offsetof(TransactionV1_BranchAction, action_case), .descriptor = &TransactionV1_RefundPayment__descriptor, .flags = PROTOBUF_C_FIELD_FLAG_ONEOF },
  { .name = "complete_refund", .id = 7, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(TransactionV1_BranchAction, action.complete_refund), .quantifier_offset = offsetof(TransactionV1_BranchAction, action_case), .descriptor = &TransactionV1_CompleteRefund__descriptor, .flags = PROTOBUF_C_FIELD_FLAG_ONEOF },
};
static const ProtobufCIntRange TransactionV1_BranchAction__ranges[] = { { 1, 0 }, { 0, 7 } };
const ProtobufCMessageDescriptor TransactionV1_BranchAction__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.transaction.v1.BranchAction", .short_name = "BranchAction", .c_name = "TransactionV1_BranchAction",
  .package_name = "onsale.transaction.v1", .sizeof_message = sizeof(TransactionV1_BranchAction),
  .n_fields = 7, .fields = TransactionV1_BranchAction__fields,
  .n_field_ranges = 1, .field_ranges = TransactionV1_BranchAction__ranges,
};

static const ProtobufCFieldDescriptor TransactionV1_SellHold__fields[] = {
  { .name = "performance_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TransactionV1_SellHold, performance_id), .reserved_flags = 1 },
  { .name = "order_id", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TransactionV1_SellHold, order_id), .reserved_flags = 1 },
  { .name = "regrab", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BOOL,
    .offset = offsetof(TransactionV1_SellHold, regrab) },
};
static const ProtobufCIntRange TransactionV1_SellHold__ranges[] = { { 1, 0 }, { 0, 3 } };
const ProtobufCMessageDescriptor TransactionV1_SellHold__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.transaction.v1.SellHold", .short_name = "SellHold", .c_name = "TransactionV1_SellHold",
  .package_name = "onsale.transaction.v1", .sizeof_message = sizeof(TransactionV1_SellHold),
  .n_fields = 3, .fields = TransactionV1_SellHold__fields,
  .n_field_ranges = 1, .field_ranges = TransactionV1_SellHold__ranges,
};

static const ProtobufCFieldDescriptor TransactionV1_PayOrder__fields[] = {
  { .name = "order_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TransactionV1_PayOrder, order_id), .reserved_flags = 1 },
  { .name = "payment_id", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TransactionV1_PayOrder, payment_id), .reserved_flags = 1 },
};
static const ProtobufCIntRange TransactionV1_PayOrder__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor TransactionV1_PayOrder__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.transaction.v1.PayOrder", .short_name = "PayOrder", .c_name = "TransactionV1_PayOrder",
  .package_name = "onsale.transaction.v1", .sizeof_message = sizeof(TransactionV1_PayOrder),
  .n_fields = 2, .fields = TransactionV1_PayOrder__fields,
  .n_field_ranges = 1, .field_ranges = TransactionV1_PayOrder__ranges,
};

static const ProtobufCFieldDescriptor TransactionV1_SettlePayment__fields[] = {
  { .name = "payment_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TransactionV1_SettlePayment, payment_id), .reserved_flags = 1 },
};
static const ProtobufCIntRange TransactionV1_SettlePayment__ranges[] = { { 1, 0 }, { 0, 1 } };
const ProtobufCMessageDescriptor TransactionV1_SettlePayment__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.transaction.v1.SettlePayment", .short_name = "SettlePayment", .c_name = "TransactionV1_SettlePayment",
  .package_name = "onsale.transaction.v1", .sizeof_message = sizeof(TransactionV1_SettlePayment),
  .n_fields = 1, .fields = TransactionV1_SettlePayment__fields,
  .n_field_ranges = 1, .field_ranges = TransactionV1_SettlePayment__ranges,
};

static const ProtobufCFieldDescriptor TransactionV1_ReturnTickets__fields[] = {
  { .name = "performance_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TransactionV1_ReturnTickets, performance_id), .reserved_flags = 1 },
  { .name = "order_id", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TransactionV1_ReturnTickets, order_id), .reserved_flags = 1 },
};
static const ProtobufCIntRange TransactionV1_ReturnTickets__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor TransactionV1_ReturnTickets__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.transaction.v1.ReturnTickets", .short_name = "ReturnTickets", .c_name = "TransactionV1_ReturnTickets",
  .package_name = "onsale.transaction.v1", .sizeof_message = sizeof(TransactionV1_ReturnTickets),
  .n_fields = 2, .fields = TransactionV1_ReturnTickets__fields,
  .n_field_ranges = 1, .field_ranges = TransactionV1_ReturnTickets__ranges,
};

static const ProtobufCFieldDescriptor TransactionV1_RefundOrder__fields[] = {
  { .name = "order_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TransactionV1_RefundOrder, order_id), .reserved_flags = 1 },
  { .name = "refund_id", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TransactionV1_RefundOrder, refund_id), .reserved_flags = 1 },
};
static const ProtobufCIntRange TransactionV1_RefundOrder__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor TransactionV1_RefundOrder__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.transaction.v1.RefundOrder", .short_name = "RefundOrder", .c_name = "TransactionV1_RefundOrder",
  .package_name = "onsale.transaction.v1", .sizeof_message = sizeof(TransactionV1_RefundOrder),
  .n_fields = 2, .fields = TransactionV1_RefundOrder__fields,
  .n_field_ranges = 1, .field_ranges = TransactionV1_RefundOrder__ranges,
};

static const ProtobufCFieldDescriptor TransactionV1_RefundPayment__fields[] = {
  { .name = "payment_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TransactionV1_RefundPayment, payment_id), .reserved_flags = 1 },
  { .name = "refund_id", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TransactionV1_RefundPayment, refund_id), .reserved_flags = 1 },
  { .name = "amount_minor", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(TransactionV1_RefundPayment, amount_minor) },
  { .name = "fee_minor", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(TransactionV1_RefundPayment, fee_minor) },
};
static const ProtobufCIntRange TransactionV1_RefundPayment__ranges[] = { { 1, 0 }, { 0, 4 } };
const ProtobufCMessageDescriptor TransactionV1_RefundPayment__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.transaction.v1.RefundPayment", .short_name = "RefundPayment", .c_name = "TransactionV1_RefundPayment",
  .package_name = "onsale.transaction.v1", .sizeof_message = sizeof(TransactionV1_RefundPayment),
  .n_fields = 4, .fields = TransactionV1_RefundPayment__fields,
  .n_field_ranges = 1, .field_ranges = TransactionV1_RefundPayment__ranges,
};

static const ProtobufCFieldDescriptor TransactionV1_CompleteRefund__fields[] = {
  { .name = "refund_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TransactionV1_CompleteRefund, refund_id), .reserved_flags = 1 },
};
static const ProtobufCIntRange TransactionV1_CompleteRefund__ranges[] = { { 1, 0 }, { 0, 1 } };
const ProtobufCMessageDescriptor TransactionV1_CompleteRefund__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.transaction.v1.CompleteRefund", .short_name = "CompleteRefund", .c_name = "TransactionV1_CompleteRefund",
  .package_name = "onsale.transaction.v1", .sizeof_message = sizeof(TransactionV1_CompleteRefund),
  .n_fields = 1, .fields = TransactionV1_CompleteRefund__fields,
  .n_field_ranges = 1, .field_ranges = TransactionV1_CompleteRefund__ranges,
};

static const ProtobufCFieldDescriptor TransactionV1_Branch__fields[] = {
  { .name = "branch_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TransactionV1_Branch, branch_id), .reserved_flags = 1 },
  { .name = "service", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TransactionV1_Branch, service), .reserved_flags = 1 },
  { .name = "action", .id = 3, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(TransactionV1_Branch, action), .descriptor = &TransactionV1_BranchAction__descriptor },
  { .name = "state", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_ENUM,
    .offset = offsetof(TransactionV1_Branch, state) },
  { .name = "attempts", .id = 5, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(TransactionV1_Branch, attempts) },
  { .name = "last_error", .id = 6, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TransactionV1_Branch, last_error), .reserved_flags = 1 },
  { .name = "next_attempt_at_ms", .id = 7, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(TransactionV1_Branch, next_attempt_at_ms) },
};
static const ProtobufCIntRange TransactionV1_Branch__ranges[] = { { 1, 0 }, { 0, 7 } };
const ProtobufCMessageDescriptor TransactionV1_Branch__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.transaction.v1.Branch", .short_name = "Branch", .c_name = "TransactionV1_Branch",
  .package_name = "onsale.transaction.v1", .sizeof_message = sizeof(TransactionV1_Branch),
  .n_fields = 7, .fields = TransactionV1_Branch__fields,
  .n_field_ranges = 1, .field_ranges = TransactionV1_Branch__ranges,
};

static const ProtobufCFieldDescriptor TransactionV1_GlobalTransaction__fields[] = {
  { .name = "xid", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TransactionV1_GlobalTransaction, xid), .reserved_flags = 1 },
  { .name = "purpose", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TransactionV1_GlobalTransaction, purpose), .reserved_flags = 1 },
  { .name = "state", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_ENUM,
    .offset = offsetof(TransactionV1_GlobalTransaction, state) },
  { .name = "begun_at_ms", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(TransactionV1_GlobalTransaction, begun_at_ms) },
  { .name = "deadline_at_ms", .id = 5, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(TransactionV1_GlobalTransaction, deadline_at_ms) },
  { .name = "decided_at_ms", .id = 6, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(TransactionV1_GlobalTransaction, decided_at_ms) },
  { .name = "branches", .id = 7, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(TransactionV1_GlobalTransaction, branches), .quantifier_offset = offsetof(TransactionV1_GlobalTransaction, n_branches), .descriptor = &TransactionV1_Branch__descriptor },
};
static const ProtobufCIntRange TransactionV1_GlobalTransaction__ranges[] = { { 1, 0 }, { 0, 7 } };
const ProtobufCMessageDescriptor TransactionV1_GlobalTransaction__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.transaction.v1.GlobalTransaction", .short_name = "GlobalTransaction", .c_name = "TransactionV1_GlobalTransaction",
  .package_name = "onsale.transaction.v1", .sizeof_message = sizeof(TransactionV1_GlobalTransaction),
  .n_fields = 7, .fields = TransactionV1_GlobalTransaction__fields,
  .n_field_ranges = 1, .field_ranges = TransactionV1_GlobalTransaction__ranges,
};

static const ProtobufCFieldDescriptor TransactionV1_BeginRequest__fields[] = {
  { .name = "xid", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TransactionV1_BeginRequest, xid), .reserved_flags = 1 },
  { .name = "purpose", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TransactionV1_BeginRequest, purpose), .reserved_flags = 1 },
  { .name = "timeout_ms", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(TransactionV1_BeginRequest, timeout_ms) },
  { .name = "branches", .id = 4, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(TransactionV1_BeginRequest, branches), .quantifier_offset = offsetof(TransactionV1_BeginRequest, n_branches), .descriptor = &TransactionV1_Branch__descriptor },
};
static const ProtobufCIntRange TransactionV1_BeginRequest__ranges[] = { { 1, 0 }, { 0, 4 } };
const ProtobufCMessageDescriptor TransactionV1_BeginRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.transaction.v1.BeginRequest", .short_name = "BeginRequest", .c_name = "TransactionV1_BeginRequest",
  .package_name = "onsale.transaction.v1", .sizeof_message = sizeof(TransactionV1_BeginRequest),
  .n_fields = 4, .fields = TransactionV1_BeginRequest__fields,
  .n_field_ranges = 1, .field_ranges = TransactionV1_BeginRequest__ranges,
};

static const ProtobufCFieldDescriptor TransactionV1_RegisterBranchRequest__fields[] = {
  { .name = "xid", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TransactionV1_RegisterBranchRequest, xid), .reserved_flags = 1 },
  { .name = "branch", .id = 2, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(TransactionV1_RegisterBranchRequest, branch), .descriptor = &TransactionV1_Branch__descriptor },
};
static const ProtobufCIntRange TransactionV1_RegisterBranchRequest__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor TransactionV1_RegisterBranchRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.transaction.v1.RegisterBranchRequest", .short_name = "RegisterBranchRequest", .c_name = "TransactionV1_RegisterBranchRequest",
  .package_name = "onsale.transaction.v1", .sizeof_message = sizeof(TransactionV1_RegisterBranchRequest),
  .n_fields = 2, .fields = TransactionV1_RegisterBranchRequest__fields,
  .n_field_ranges = 1, .field_ranges = TransactionV1_RegisterBranchRequest__ranges,
};

static const ProtobufCFieldDescriptor TransactionV1_SubmitRequest__fields[] = {
  { .name = "xid", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TransactionV1_SubmitRequest, xid), .reserved_flags = 1 },
  { .name = "commit", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BOOL,
    .offset = offsetof(TransactionV1_SubmitRequest, commit) },
};
static const ProtobufCIntRange TransactionV1_SubmitRequest__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor TransactionV1_SubmitRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.transaction.v1.SubmitRequest", .short_name = "SubmitRequest", .c_name = "TransactionV1_SubmitRequest",
  .package_name = "onsale.transaction.v1", .sizeof_message = sizeof(TransactionV1_SubmitRequest),
  .n_fields = 2, .fields = TransactionV1_SubmitRequest__fields,
  .n_field_ranges = 1, .field_ranges = TransactionV1_SubmitRequest__ranges,
};

static const ProtobufCFieldDescriptor TransactionV1_GetTransactionRequest__fields[] = {
  { .name = "xid", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TransactionV1_GetTransactionRequest, xid), .reserved_flags = 1 },
};
static const ProtobufCIntRange TransactionV1_GetTransactionRequest__ranges[] = { { 1, 0 }, { 0, 1 } };
const ProtobufCMessageDescriptor TransactionV1_GetTransactionRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.transaction.v1.GetTransactionRequest", .short_name = "GetTransactionRequest", .c_name = "TransactionV1_GetTransactionRequest",
  .package_name = "onsale.transaction.v1", .sizeof_message = sizeof(TransactionV1_GetTransactionRequest),
  .n_fields = 1, .fields = TransactionV1_GetTransactionRequest__fields,
  .n_field_ranges = 1, .field_ranges = TransactionV1_GetTransactionRequest__ranges,
};

static const ProtobufCFieldDescriptor TransactionV1_ListTransactionsRequest__fields[] = {
  { .name = "open_only", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BOOL,
    .offset = offsetof(TransactionV1_ListTransactionsRequest, open_only) },
  { .name = "page_size", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(TransactionV1_ListTransactionsRequest, page_size) },
  { .name = "page_token", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TransactionV1_ListTransactionsRequest, page_token), .reserved_flags = 1 },
};
static const ProtobufCIntRange TransactionV1_ListTransactionsRequest__ranges[] = { { 1, 0 }, { 0, 3 } };
const ProtobufCMessageDescriptor TransactionV1_ListTransactionsRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.transaction.v1.ListTransactionsRequest", .short_name = "ListTransactionsRequest", .c_name = "TransactionV1_ListTransactionsRequest",
  .package_name = "onsale.transaction.v1", .sizeof_message = sizeof(TransactionV1_ListTransactionsRequest),
  .n_fields = 3, .fields = TransactionV1_ListTransactionsRequest__fields,
  .n_field_ranges = 1, .field_ranges = TransactionV1_ListTransactionsRequest__ranges,
};

static const ProtobufCFieldDescriptor TransactionV1_ListTransactionsResponse__fields[] = {
  { .name = "transactions", .id = 1, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(TransactionV1_ListTransactionsResponse, transactions), .quantifier_offset = offsetof(TransactionV1_ListTransactionsResponse, n_transactions), .descriptor = &TransactionV1_GlobalTransaction__descriptor },
  { .name = "next_page_token", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TransactionV1_ListTransactionsResponse, next_page_token), .reserved_flags = 1 },
};
static const ProtobufCIntRange TransactionV1_ListTransactionsResponse__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor TransactionV1_ListTransactionsResponse__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.transaction.v1.ListTransactionsResponse", .short_name = "ListTransactionsResponse", .c_name = "TransactionV1_ListTransactionsResponse",
  .package_name = "onsale.transaction.v1", .sizeof_message = sizeof(TransactionV1_ListTransactionsResponse),
  .n_fields = 2, .fields = TransactionV1_ListTransactionsResponse__fields,
  .n_field_ranges = 1, .field_ranges = TransactionV1_ListTransactionsResponse__ranges,
};

static const ProtobufCFieldDescriptor TransactionV1_RetryRequest__fields[] = {
  { .name = "xid", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TransactionV1_RetryRequest, xid), .reserved_flags = 1 },
};
static const ProtobufCIntRange TransactionV1_RetryRequest__ranges[] = { { 1, 0 }, { 0, 1 } };
const ProtobufCMessageDescriptor TransactionV1_RetryRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.transaction.v1.RetryRequest", .short_name = "RetryRequest", .c_name = "TransactionV1_RetryRequest",
  .package_name = "onsale.transaction.v1", .sizeof_message = sizeof(TransactionV1_RetryRequest),
  .n_fields = 1, .fields = TransactionV1_RetryRequest__fields,
  .n_field_ranges = 1, .field_ranges = TransactionV1_RetryRequest__ranges,
};

static const ProtobufCFieldDescriptor TransactionV1_BranchRequest__fields[] = {
  { .name = "xid", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TransactionV1_BranchRequest, xid), .reserved_flags = 1 },
  { .name = "branch_id", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(TransactionV1_BranchRequest, branch_id), .reserved_flags = 1 },
  { .name = "deadline_at_ms", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(TransactionV1_BranchRequest, deadline_at_ms) },
  { .name = "action", .id = 4, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(TransactionV1_BranchRequest, action), .descriptor = &TransactionV1_BranchAction__descriptor },
};
static const ProtobufCIntRange TransactionV1_BranchRequest__ranges[] = { { 1, 0 }, { 0, 4 } };
const ProtobufCMessageDescriptor TransactionV1_BranchRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.transaction.v1.BranchRequest", .short_name = "BranchRequest", .c_name = "TransactionV1_BranchRequest",
  .package_name = "onsale.transaction.v1", .sizeof_message = sizeof(TransactionV1_BranchRequest),
  .n_fields = 4, .fields = TransactionV1_BranchRequest__fields,
  .n_field_ranges = 1, .field_ranges = TransactionV1_BranchRequest__ranges,
};

const ProtobufCMessageDescriptor TransactionV1_BranchResponse__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.transaction.v1.BranchResponse", .short_name = "BranchResponse", .c_name = "TransactionV1_BranchResponse",
  .package_name = "onsale.transaction.v1", .sizeof_message = sizeof(TransactionV1_BranchResponse),
};
