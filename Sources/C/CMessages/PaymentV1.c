/* Made by scripts/generate from the files in proto/. Do not edit. */
#include "CMessages.h"

static const ProtobufCFieldDescriptor PaymentV1__Timestamp__fields[] = {
  { .name = "seconds", .id = 1, .label = PROTOBUF_C_LABEL_NONE,
    .type = PROTOBUF_C_TYPE_INT64, .offset = offsetof(PaymentV1__Timestamp, seconds) },
  { .name = "nanos", .id = 2, .label = PROTOBUF_C_LABEL_NONE,
    .type = PROTOBUF_C_TYPE_INT32, .offset = offsetof(PaymentV1__Timestamp, nanos) },
};
static const ProtobufCIntRange PaymentV1__Timestamp__ranges[] = { { 1, 0 }, { 0, 2 } };
static const ProtobufCMessageDescriptor PaymentV1__Timestamp__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "google.protobuf.Timestamp", .short_name = "Timestamp", .c_name = "PaymentV1__Timestamp",
  .package_name = "google.protobuf", .sizeof_message = sizeof(PaymentV1__Timestamp),
  .n_fields = 2, .fields = PaymentV1__Timestamp__fields,
  .n_field_ranges = 1, .field_ranges = PaymentV1__Timestamp__ranges,
};

static const ProtobufCFieldDescriptor PaymentV1_Payment__fields[] = {
  { .name = "payment_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(PaymentV1_Payment, payment_id), .reserved_flags = 1 },
  { .name = "order_id", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(PaymentV1_Payment, order_id), .reserved_flags = 1 },
  { .name = "state", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_ENUM,
    .offset = offsetof(PaymentV1_Payment, state) },
  { .name = "amount_minor", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(PaymentV1_Payment, amount_minor) },
  { .name = "currency", .id = 5, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(PaymentV1_Payment, currency), .reserved_flags = 1 },
  { .name = "qr_content", .id = 6, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(PaymentV1_Payment, qr_content), .reserved_flags = 1 },
  { .name = "qr_svg", .id = 7, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(PaymentV1_Payment, qr_svg), .reserved_flags = 1 },
  { .name = "refunded_minor", .id = 8, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(PaymentV1_Payment, refunded_minor) },
  { .name = "created_at", .id = 9, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(PaymentV1_Payment, created_at), .descriptor = &PaymentV1__Timestamp__descriptor },
  { .name = "captured_at", .id = 10, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(PaymentV1_Payment, captured_at), .descriptor = &PaymentV1__Timestamp__descriptor },
  { .name = "automatic_refunds", .id = 11, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(PaymentV1_Payment, automatic_refunds), .quantifier_offset = offsetof(PaymentV1_Payment, n_automatic_refunds), .descriptor = &PaymentV1_AutomaticRefund__descriptor },
};
static const ProtobufCIntRange PaymentV1_Payment__ranges[] = { { 1, 0 }, { 0, 11 } };
const ProtobufCMessageDescriptor PaymentV1_Payment__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.payment.v1.Payment", .short_name = "Payment", .c_name = "PaymentV1_Payment",
  .package_name = "onsale.payment.v1", .sizeof_message = sizeof(PaymentV1_Payment),
  .n_fields = 11, .fields = PaymentV1_Payment__fields,
  .n_field_ranges = 1, .field_ranges = PaymentV1_Payment__ranges,
};

static const ProtobufCFieldDescriptor PaymentV1_AutomaticRefund__fields[] = {
  { .name = "refund_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(PaymentV1_AutomaticRefund, refund_id), .reserved_flags = 1 },
  { .name = "reason", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(PaymentV1_AutomaticRefund, reason), .reserved_flags = 1 },
  { .name = "amount_minor", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(PaymentV1_AutomaticRefund, amount_minor) },
  { .name = "currency", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(PaymentV1_AutomaticRefund, currency), .reserved_flags = 1 },
  { .name = "state", .id = 5, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_ENUM,
    .offset = offsetof(PaymentV1_AutomaticRefund, state) },
  { .name = "refunded_at", .id = 6, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(PaymentV1_AutomaticRefund, refunded_at), .descriptor = &PaymentV1__Timestamp__descriptor },
};
static const ProtobufCIntRange PaymentV1_AutomaticRefund__ranges[] = { { 1, 0 }, { 0, 6 } };
const ProtobufCMessageDescriptor PaymentV1_AutomaticRefund__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.payment.v1.AutomaticRefund", .short_name = "AutomaticRefund", .c_name = "PaymentV1_AutomaticRefund",
  .package_name = "onsale.payment.v1", .sizeof_message = sizeof(PaymentV1_AutomaticRefund),
  .n_fields = 6, .fields = PaymentV1_AutomaticRefund__fields,
  .n_field_ranges = 1, .field_ranges = PaymentV1_AutomaticRefund__ranges,
};

static const ProtobufCFieldDescriptor PaymentV1_CreatePaymentRequest__fields[] = {
  { .name = "order_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(PaymentV1_CreatePaymentRequest, order_id), .reserved_flags = 1 },
};
static const ProtobufCIntRange PaymentV1_CreatePaymentRequest__ranges[] = { { 1, 0 }, { 0, 1 } };
const ProtobufCMessageDescriptor PaymentV1_CreatePaymentRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.payment.v1.CreatePaymentRequest", .short_name = "CreatePaymentRequest", .c_name = "PaymentV1_CreatePaymentRequest",
  .package_name = "onsale.payment.v1", .sizeof_message = sizeof(PaymentV1_CreatePaymentRequest),
  .n_fields = 1, .fields = PaymentV1_CreatePaymentRequest__fields,
  .n_field_ranges = 1, .field_ranges = PaymentV1_CreatePaymentRequest__ranges,
};

static const ProtobufCFieldDescriptor PaymentV1_GetPaymentRequest__fields[] = {
  { .name = "order_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(PaymentV1_GetPaymentRequest, order_id), .reserved_flags = 1 },
};
static const ProtobufCIntRange PaymentV1_GetPaymentRequest__ranges[] = { { 1, 0 }, { 0, 1 } };
const ProtobufCMessageDescriptor PaymentV1_GetPaymentRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.payment.v1.GetPaymentRequest", .short_name = "GetPaymentRequest", .c_name = "PaymentV1_GetPaymentRequest",
  .package_name = "onsale.payment.v1", .sizeof_message = sizeof(PaymentV1_GetPaymentRequest),
  .n_fields = 1, .fields = PaymentV1_GetPaymentRequest__fields,
  .n_field_ranges = 1, .field_ranges = PaymentV1_GetPaymentRequest__ranges,
};

static const ProtobufCFieldDescriptor PaymentV1_NotifyRequest__fields[] = {
  { .name = "form", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(PaymentV1_NotifyRequest, form) },
};
static const ProtobufCIntRange PaymentV1_NotifyRequest__ranges[] = { { 1, 0 }, { 0, 1 } };
const ProtobufCMessageDescriptor PaymentV1_NotifyRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.payment.v1.NotifyRequest", .short_name = "NotifyRequest", .c_name = "PaymentV1_NotifyRequest",
  .package_name = "onsale.payment.v1", .sizeof_message = sizeof(PaymentV1_NotifyRequest),
  .n_fields = 1, .fields = PaymentV1_NotifyRequest__fields,
  .n_field_ranges = 1, .field_ranges = PaymentV1_NotifyRequest__ranges,
};

static const ProtobufCFieldDescriptor PaymentV1_NotifyResponse__fields[] = {
  { .name = "body", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(PaymentV1_NotifyResponse, body) },
};
static const ProtobufCIntRange PaymentV1_NotifyResponse__ranges[] = { { 1, 0 }, { 0, 1 } };
const ProtobufCMessageDescriptor PaymentV1_NotifyResponse__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.payment.v1.NotifyResponse", .short_name = "NotifyResponse", .c_name = "PaymentV1_NotifyResponse",
  .package_name = "onsale.payment.v1", .sizeof_message = sizeof(PaymentV1_NotifyResponse),
  .n_fields = 1, .fields = PaymentV1_NotifyResponse__fields,
  .n_field_ranges = 1, .field_ranges = PaymentV1_NotifyResponse__ranges,
};

static const ProtobufCFieldDescriptor PaymentV1_CloseForOrderRequest__fields[] = {
  { .name = "message_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(PaymentV1_CloseForOrderRequest, message_id), .reserved_flags = 1 },
  { .name = "order_id", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(PaymentV1_CloseForOrderRequest, order_id), .reserved_flags = 1 },
};
static const ProtobufCIntRange PaymentV1_CloseForOrderRequest__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor PaymentV1_CloseForOrderRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.payment.v1.CloseForOrderRequest", .short_name = "CloseForOrderRequest", .c_name = "PaymentV1_CloseForOrderRequest",
  .package_name = "onsale.payment.v1", .sizeof_message = sizeof(PaymentV1_CloseForOrderRequest),
  .n_fields = 2, .fields = PaymentV1_CloseForOrderRequest__fields,
  .n_field_ranges = 1, .field_ranges = PaymentV1_CloseForOrderRequest__ranges,
};

const ProtobufCMessageDescriptor PaymentV1_CloseForOrderResponse__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.payment.v1.CloseForOrderResponse", .short_name = "CloseForOrderResponse", .c_name = "PaymentV1_CloseForOrderResponse",
  .package_name = "onsale.payment.v1", .sizeof_message = sizeof(PaymentV1_CloseForOrderResponse),
};

const ProtobufCMessageDescriptor PaymentV1_GetLedgerRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.payment.v1.GetLedgerRequest", .short_name = "GetLedgerRequest", .c_name = "PaymentV1_GetLedgerRequest",
  .package_name = "onsale.payment.v1", .sizeof_message = sizeof(PaymentV1_GetLedgerRequest),
};

static const ProtobufCFieldDescriptor PaymentV1_LedgerAccount__fields[] = {
  { .name = "account", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(PaymentV1_LedgerAccount, account), .reserved_flags = 1 },
  { .name = "currency", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(PaymentV1_LedgerAccount, currency), .reserved_flags = 1 },
  { .name = "balance_minor", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(PaymentV1_LedgerAccount, balance_minor) },
};
static const ProtobufCIntRange PaymentV1_LedgerAccount__ranges[] = { { 1, 0 }, { 0, 3 } };
const ProtobufCMessageDescriptor PaymentV1_LedgerAccount__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.payment.v1.LedgerAccount", .short_name = "LedgerAccount", .c_name = "PaymentV1_LedgerAccount",
  .package_name = "onsale.payment.v1", .sizeof_message = sizeof(PaymentV1_LedgerAccount),
  .n_fields = 3, .fields = PaymentV1_LedgerAccount__fields,
  .n_field_ranges = 1, .field_ranges = PaymentV1_LedgerAccount__ranges,
};

static const ProtobufCFieldDescriptor PaymentV1_Ledger__fields[] = {
  { .name = "accounts", .id = 1, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(PaymentV1_Ledger, accounts), .quantifier_offset = offsetof(PaymentV1_Ledger, n_accounts), .descriptor = &PaymentV1_LedgerAccount__descriptor },
  { .name = "sum_minor", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(PaymentV1_Ledger, sum_minor) },
  { .name = "entries", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(PaymentV1_Ledger, entries) },
};
static const ProtobufCIntRange PaymentV1_Ledger__ranges[] = { { 1, 0 }, { 0, 3 } };
const ProtobufCMessageDescriptor PaymentV1_Ledger__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.payment.v1.Ledger", .short_name = "Ledger", .c_name = "PaymentV1_Ledger",
  .package_name = "onsale.payment.v1", .sizeof_message = sizeof(PaymentV1_Ledger),
  .n_fields = 3, .fields = PaymentV1_Ledger__fields,
  .n_field_ranges = 1, .field_ranges = PaymentV1_Ledger__ranges,
};
