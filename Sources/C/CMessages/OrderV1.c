/* Made by scripts/generate from the files in proto/. Do not edit. */
#include "CMessages.h"

static const ProtobufCFieldDescriptor OrderV1__Timestamp__fields[] = {
  { .name = "seconds", .id = 1, .label = PROTOBUF_C_LABEL_NONE,
    .type = PROTOBUF_C_TYPE_INT64, .offset = offsetof(OrderV1__Timestamp, seconds) },
  { .name = "nanos", .id = 2, .label = PROTOBUF_C_LABEL_NONE,
    .type = PROTOBUF_C_TYPE_INT32, .offset = offsetof(OrderV1__Timestamp, nanos) },
};
static const ProtobufCIntRange OrderV1__Timestamp__ranges[] = { { 1, 0 }, { 0, 2 } };
static const ProtobufCMessageDescriptor OrderV1__Timestamp__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "google.protobuf.Timestamp", .short_name = "Timestamp", .c_name = "OrderV1__Timestamp",
  .package_name = "google.protobuf", .sizeof_message = sizeof(OrderV1__Timestamp),
  .n_fields = 2, .fields = OrderV1__Timestamp__fields,
  .n_field_ranges = 1, .field_ranges = OrderV1__Timestamp__ranges,
};

static const ProtobufCFieldDescriptor OrderV1_OrderLine__fields[] = {
  { .name = "seat_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(OrderV1_OrderLine, seat_id), .reserved_flags = 1 },
  { .name = "label", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(OrderV1_OrderLine, label), .reserved_flags = 1 },
  { .name = "ticket_type_id", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(OrderV1_OrderLine, ticket_type_id), .reserved_flags = 1 },
  { .name = "price_minor", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(OrderV1_OrderLine, price_minor) },
};
static const ProtobufCIntRange OrderV1_OrderLine__ranges[] = { { 1, 0 }, { 0, 4 } };
const ProtobufCMessageDescriptor OrderV1_OrderLine__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.order.v1.OrderLine", .short_name = "OrderLine", .c_name = "OrderV1_OrderLine",
  .package_name = "onsale.order.v1", .sizeof_message = sizeof(OrderV1_OrderLine),
  .n_fields = 4, .fields = OrderV1_OrderLine__fields,
  .n_field_ranges = 1, .field_ranges = OrderV1_OrderLine__ranges,
};

static const ProtobufCFieldDescriptor OrderV1_Order__fields[] = {
  { .name = "order_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(OrderV1_Order, order_id), .reserved_flags = 1 },
  { .name = "user_id", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(OrderV1_Order, user_id), .reserved_flags = 1 },
  { .name = "performance_id", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(OrderV1_Order, performance_id), .reserved_flags = 1 },
  { .name = "state", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_ENUM,
    .offset = offsetof(OrderV1_Order, state) },
  { .name = "amount_minor", .id = 5, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_INT64,
    .offset = offsetof(OrderV1_Order, amount_minor) },
  { .name = "currency", .id = 6, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(OrderV1_Order, currency), .reserved_flags = 1 },
  { .name = "lines", .id = 7, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(OrderV1_Order, lines), .quantifier_offset = offsetof(OrderV1_Order, n_lines), .descriptor = &OrderV1_OrderLine__descriptor },
  { .name = "created_at", .id = 8, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(OrderV1_Order, created_at), .descriptor = &OrderV1__Timestamp__descriptor },
  { .name = "expires_at", .id = 9, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(OrderV1_Order, expires_at), .descriptor = &OrderV1__Timestamp__descriptor },
  { .name = "paid_at", .id = 10, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(OrderV1_Order, paid_at), .descriptor = &OrderV1__Timestamp__descriptor },
  { .name = "payment_id", .id = 11, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(OrderV1_Order, payment_id), .reserved_flags = 1 },
  { .name = "refund_id", .id = 12, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(OrderV1_Order, refund_id), .reserved_flags = 1 },
  { .name = "automatic_refunds", .id = 13, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(OrderV1_Order, automatic_refunds), .quantifier_offset = offsetof(OrderV1_Order, n_automatic_refunds), .descriptor = &PaymentV1_AutomaticRefund__descriptor },
};
static const ProtobufCIntRange OrderV1_Order__ranges[] = { { 1, 0 }, { 0, 13 } };
const ProtobufCMessageDescriptor OrderV1_Order__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.order.v1.Order", .short_name = "Order", .c_name = "OrderV1_Order",
  .package_name = "onsale.order.v1", .sizeof_message = sizeof(OrderV1_Order),
  .n_fields = 13, .fields = OrderV1_Order__fields,
  .n_field_ranges = 1, .field_ranges = OrderV1_Order__ranges,
};

static const ProtobufCFieldDescriptor OrderV1_GetOrderRequest__fields[] = {
  { .name = "order_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(OrderV1_GetOrderRequest, order_id), .reserved_flags = 1 },
};
static const ProtobufCIntRange OrderV1_GetOrderRequest__ranges[] = { { 1, 0 }, { 0, 1 } };
const ProtobufCMessageDescriptor OrderV1_GetOrderRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.order.v1.GetOrderRequest", .short_name = "GetOrderRequest", .c_name = "OrderV1_GetOrderRequest",
  .package_name = "onsale.order.v1", .sizeof_message = sizeof(OrderV1_GetOrderRequest),
  .n_fields = 1, .fields = OrderV1_GetOrderRequest__fields,
  .n_field_ranges = 1, .field_ranges = OrderV1_GetOrderRequest__ranges,
};

static const ProtobufCFieldDescriptor OrderV1_ListOrdersRequest__fields[] = {
  { .name = "page_size", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_UINT32,
    .offset = offsetof(OrderV1_ListOrdersRequest, page_size) },
  { .name = "page_token", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(OrderV1_ListOrdersRequest, page_token), .reserved_flags = 1 },
};
static const ProtobufCIntRange OrderV1_ListOrdersRequest__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor OrderV1_ListOrdersRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.order.v1.ListOrdersRequest", .short_name = "ListOrdersRequest", .c_name = "OrderV1_ListOrdersRequest",
  .package_name = "onsale.order.v1", .sizeof_message = sizeof(OrderV1_ListOrdersRequest),
  .n_fields = 2, .fields = OrderV1_ListOrdersRequest__fields,
  .n_field_ranges = 1, .field_ranges = OrderV1_ListOrdersRequest__ranges,
};

static const ProtobufCFieldDescriptor OrderV1_ListOrdersResponse__fields[] = {
  { .name = "orders", .id = 1, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(OrderV1_ListOrdersResponse, orders), .quantifier_offset = offsetof(OrderV1_ListOrdersResponse, n_orders), .descriptor = &OrderV1_Order__descriptor },
  { .name = "next_page_token", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(OrderV1_ListOrdersResponse, next_page_token), .reserved_flags = 1 },
};
static const ProtobufCIntRange OrderV1_ListOrdersResponse__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor OrderV1_ListOrdersResponse__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.order.v1.ListOrdersResponse", .short_name = "ListOrdersResponse", .c_name = "OrderV1_ListOrdersResponse",
  .package_name = "onsale.order.v1", .sizeof_message = sizeof(OrderV1_ListOrdersResponse),
  .n_fields = 2, .fields = OrderV1_ListOrdersResponse__fields,
  .n_field_ranges = 1, .field_ranges = OrderV1_ListOrdersResponse__ranges,
};

static const ProtobufCFieldDescriptor OrderV1_CancelOrderRequest__fields[] = {
  { .name = "order_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(OrderV1_CancelOrderRequest, order_id), .reserved_flags = 1 },
};
static const ProtobufCIntRange OrderV1_CancelOrderRequest__ranges[] = { { 1, 0 }, { 0, 1 } };
const ProtobufCMessageDescriptor OrderV1_CancelOrderRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.order.v1.CancelOrderRequest", .short_name = "CancelOrderRequest", .c_name = "OrderV1_CancelOrderRequest",
  .package_name = "onsale.order.v1", .sizeof_message = sizeof(OrderV1_CancelOrderRequest),
  .n_fields = 1, .fields = OrderV1_CancelOrderRequest__fields,
  .n_field_ranges = 1, .field_ranges = OrderV1_CancelOrderRequest__ranges,
};

static const ProtobufCFieldDescriptor OrderV1_ListTicketsRequest__fields[] = {
  { .name = "order_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(OrderV1_ListTicketsRequest, order_id), .reserved_flags = 1 },
};
static const ProtobufCIntRange OrderV1_ListTicketsRequest__ranges[] = { { 1, 0 }, { 0, 1 } };
const ProtobufCMessageDescriptor OrderV1_ListTicketsRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.order.v1.ListTicketsRequest", .short_name = "ListTicketsRequest", .c_name = "OrderV1_ListTicketsRequest",
  .package_name = "onsale.order.v1", .sizeof_message = sizeof(OrderV1_ListTicketsRequest),
  .n_fields = 1, .fields = OrderV1_ListTicketsRequest__fields,
  .n_field_ranges = 1, .field_ranges = OrderV1_ListTicketsRequest__ranges,
};

static const ProtobufCFieldDescriptor OrderV1_Ticket__fields[] = {
  { .name = "ticket_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(OrderV1_Ticket, ticket_id), .reserved_flags = 1 },
  { .name = "order_id", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(OrderV1_Ticket, order_id), .reserved_flags = 1 },
  { .name = "performance_id", .id = 3, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(OrderV1_Ticket, performance_id), .reserved_flags = 1 },
  { .name = "seat_id", .id = 4, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(OrderV1_Ticket, seat_id), .reserved_flags = 1 },
  { .name = "label", .id = 5, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(OrderV1_Ticket, label), .reserved_flags = 1 },
  { .name = "state", .id = 6, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_ENUM,
    .offset = offsetof(OrderV1_Ticket, state) },
  { .name = "code", .id = 7, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(OrderV1_Ticket, code), .reserved_flags = 1 },
  { .name = "qr_svg", .id = 8, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(OrderV1_Ticket, qr_svg), .reserved_flags = 1 },
  { .name = "issued_at", .id = 9, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(OrderV1_Ticket, issued_at), .descriptor = &OrderV1__Timestamp__descriptor },
};
static const ProtobufCIntRange OrderV1_Ticket__ranges[] = { { 1, 0 }, { 0, 9 } };
const ProtobufCMessageDescriptor OrderV1_Ticket__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.order.v1.Ticket", .short_name = "Ticket", .c_name = "OrderV1_Ticket",
  .package_name = "onsale.order.v1", .sizeof_message = sizeof(OrderV1_Ticket),
  .n_fields = 9, .fields = OrderV1_Ticket__fields,
  .n_field_ranges = 1, .field_ranges = OrderV1_Ticket__ranges,
};

static const ProtobufCFieldDescriptor OrderV1_ListTicketsResponse__fields[] = {
  { .name = "tickets", .id = 1, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(OrderV1_ListTicketsResponse, tickets), .quantifier_offset = offsetof(OrderV1_ListTicketsResponse, n_tickets), .descriptor = &OrderV1_Ticket__descriptor },
};
static const ProtobufCIntRange OrderV1_ListTicketsResponse__ranges[] = { { 1, 0 }, { 0, 1 } };
const ProtobufCMessageDescriptor OrderV1_ListTicketsResponse__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.order.v1.ListTicketsResponse", .short_name = "ListTicketsResponse", .c_name = "OrderV1_ListTicketsResponse",
  .package_name = "onsale.order.v1", .sizeof_message = sizeof(OrderV1_ListTicketsResponse),
  .n_fields = 1, .fields = OrderV1_ListTicketsResponse__fields,
  .n_field_ranges = 1, .field_ranges = OrderV1_ListTicketsResponse__ranges,
};

static const ProtobufCFieldDescriptor OrderV1_VerifyTicketRequest__fields[] = {
  { .name = "code", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(OrderV1_VerifyTicketRequest, code), .reserved_flags = 1 },
};
static const ProtobufCIntRange OrderV1_VerifyTicketRequest__ranges[] = { { 1, 0 }, { 0, 1 } };
const ProtobufCMessageDescriptor OrderV1_VerifyTicketRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.order.v1.VerifyTicketRequest", .short_name = "VerifyTicketRequest", .c_name = "OrderV1_VerifyTicketRequest",
  .package_name = "onsale.order.v1", .sizeof_message = sizeof(OrderV1_VerifyTicketRequest),
  .n_fields = 1, .fields = OrderV1_VerifyTicketRequest__fields,
  .n_field_ranges = 1, .field_ranges = OrderV1_VerifyTicketRequest__ranges,
};

static const ProtobufCFieldDescriptor OrderV1_VerifyTicketResponse__fields[] = {
  { .name = "valid", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BOOL,
    .offset = offsetof(OrderV1_VerifyTicketResponse, valid) },
  { .name = "reason", .id = 2, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(OrderV1_VerifyTicketResponse, reason), .reserved_flags = 1 },
  { .name = "ticket", .id = 3, .label = PROTOBUF_C_LABEL_OPTIONAL, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(OrderV1_VerifyTicketResponse, ticket), .descriptor = &OrderV1_Ticket__descriptor },
};
static const ProtobufCIntRange OrderV1_VerifyTicketResponse__ranges[] = { { 1, 0 }, { 0, 3 } };
const ProtobufCMessageDescriptor OrderV1_VerifyTicketResponse__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.order.v1.VerifyTicketResponse", .short_name = "VerifyTicketResponse", .c_name = "OrderV1_VerifyTicketResponse",
  .package_name = "onsale.order.v1", .sizeof_message = sizeof(OrderV1_VerifyTicketResponse),
  .n_fields = 3, .fields = OrderV1_VerifyTicketResponse__fields,
  .n_field_ranges = 1, .field_ranges = OrderV1_VerifyTicketResponse__ranges,
};

static const ProtobufCFieldDescriptor OrderV1_NoteRefundsRequest__fields[] = {
  { .name = "order_id", .id = 1, .label = PROTOBUF_C_LABEL_NONE, .type = PROTOBUF_C_TYPE_BYTES,
    .offset = offsetof(OrderV1_NoteRefundsRequest, order_id), .reserved_flags = 1 },
  { .name = "refunds", .id = 2, .label = PROTOBUF_C_LABEL_REPEATED, .type = PROTOBUF_C_TYPE_MESSAGE,
    .offset = offsetof(OrderV1_NoteRefundsRequest, refunds), .quantifier_offset = offsetof(OrderV1_NoteRefundsRequest, n_refunds), .descriptor = &PaymentV1_AutomaticRefund__descriptor },
};
static const ProtobufCIntRange OrderV1_NoteRefundsRequest__ranges[] = { { 1, 0 }, { 0, 2 } };
const ProtobufCMessageDescriptor OrderV1_NoteRefundsRequest__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.order.v1.NoteRefundsRequest", .short_name = "NoteRefundsRequest", .c_name = "OrderV1_NoteRefundsRequest",
  .package_name = "onsale.order.v1", .sizeof_message = sizeof(OrderV1_NoteRefundsRequest),
  .n_fields = 2, .fields = OrderV1_NoteRefundsRequest__fields,
  .n_field_ranges = 1, .field_ranges = OrderV1_NoteRefundsRequest__ranges,
};

const ProtobufCMessageDescriptor OrderV1_NoteRefundsResponse__descriptor = {
  .magic = PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
  .name = "onsale.order.v1.NoteRefundsResponse", .short_name = "NoteRefundsResponse", .c_name = "OrderV1_NoteRefundsResponse",
  .package_name = "onsale.order.v1", .sizeof_message = sizeof(OrderV1_NoteRefundsResponse),
};
