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
typedef struct InventoryV1__Timestamp {
  ProtobufCMessage base;
  int64_t seconds;
  int32_t nanos;
} InventoryV1__Timestamp;
typedef struct InventoryV1_StockType InventoryV1_StockType;
typedef struct InventoryV1_StockRow InventoryV1_StockRow;
typedef struct InventoryV1_OpenStockRequest InventoryV1_OpenStockRequest;
typedef struct InventoryV1_OpenStockResponse InventoryV1_OpenStockResponse;
typedef struct InventoryV1_ChosenSeats InventoryV1_ChosenSeats;
typedef struct InventoryV1_BestAvailable InventoryV1_BestAvailable;
typedef struct InventoryV1_GeneralAdmission InventoryV1_GeneralAdmission;
typedef struct InventoryV1_HoldRequest InventoryV1_HoldRequest;
typedef struct InventoryV1_Place InventoryV1_Place;
typedef struct InventoryV1_HoldResponse InventoryV1_HoldResponse;
typedef struct InventoryV1_ReleaseRequest InventoryV1_ReleaseRequest;
typedef struct InventoryV1_ReleaseResponse InventoryV1_ReleaseResponse;
typedef struct InventoryV1_GetAvailabilityRequest InventoryV1_GetAvailabilityRequest;
typedef struct InventoryV1_TypeAvailability InventoryV1_TypeAvailability;
typedef struct InventoryV1_Availability InventoryV1_Availability;
typedef struct InventoryV1_GetSeatStatesRequest InventoryV1_GetSeatStatesRequest;
typedef struct InventoryV1_SeatStates InventoryV1_SeatStates;
typedef struct InventoryV1_SegmentOffset InventoryV1_SegmentOffset;
typedef struct InventoryV1_FollowRequest InventoryV1_FollowRequest;
typedef struct InventoryV1_JournalEntry InventoryV1_JournalEntry;
typedef struct InventoryV1_JournalRecord InventoryV1_JournalRecord;
typedef struct InventoryV1_StockOpened InventoryV1_StockOpened;
typedef struct InventoryV1_HoldPlaced InventoryV1_HoldPlaced;
typedef struct InventoryV1_HoldReleased InventoryV1_HoldReleased;
typedef struct InventoryV1_HoldFrozen InventoryV1_HoldFrozen;
typedef struct InventoryV1_HoldSold InventoryV1_HoldSold;
typedef struct InventoryV1_SaleReturning InventoryV1_SaleReturning;
typedef struct InventoryV1_SaleReturned InventoryV1_SaleReturned;
typedef struct InventoryV1_BranchCancelled InventoryV1_BranchCancelled;

/* onsale.inventory.v1.StockType */
struct InventoryV1_StockType {
  ProtobufCMessage base;
  ProtobufCBinaryData ticket_type_id;
  ProtobufCBinaryData name;
  int64_t price_minor;
  ProtobufCBinaryData currency;
  uint32_t limit_per_buyer;
  size_t n_rows;
  struct InventoryV1_StockRow * *rows;
  uint32_t general_capacity;
};
extern const ProtobufCMessageDescriptor InventoryV1_StockType__descriptor;
static inline const void *InventoryV1_StockType__table(void) { return &InventoryV1_StockType__descriptor; }

/* onsale.inventory.v1.StockRow */
struct InventoryV1_StockRow {
  ProtobufCMessage base;
  ProtobufCBinaryData zone;
  ProtobufCBinaryData label;
  size_t n_seat_ids;
  ProtobufCBinaryData *seat_ids;
  size_t n_numbers;
  ProtobufCBinaryData *numbers;
  size_t n_gaps;
  uint32_t *gaps;
};
extern const ProtobufCMessageDescriptor InventoryV1_StockRow__descriptor;
static inline const void *InventoryV1_StockRow__table(void) { return &InventoryV1_StockRow__descriptor; }

/* onsale.inventory.v1.OpenStockRequest */
struct InventoryV1_OpenStockRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData performance_id;
  struct InventoryV1__Timestamp * sale_starts_at;
  struct InventoryV1__Timestamp * sale_ends_at;
  uint32_t hold_seconds;
  uint32_t limit_per_buyer;
  size_t n_types;
  struct InventoryV1_StockType * *types;
};
extern const ProtobufCMessageDescriptor InventoryV1_OpenStockRequest__descriptor;
static inline const void *InventoryV1_OpenStockRequest__table(void) { return &InventoryV1_OpenStockRequest__descriptor; }

/* onsale.inventory.v1.OpenStockResponse */
struct InventoryV1_OpenStockResponse {
  ProtobufCMessage base;
  uint32_t capacity;
};
extern const ProtobufCMessageDescriptor InventoryV1_OpenStockResponse__descriptor;
static inline const void *InventoryV1_OpenStockResponse__table(void) { return &InventoryV1_OpenStockResponse__descriptor; }

/* onsale.inventory.v1.ChosenSeats */
struct InventoryV1_ChosenSeats {
  ProtobufCMessage base;
  size_t n_seat_ids;
  ProtobufCBinaryData *seat_ids;
};
extern const ProtobufCMessageDescriptor InventoryV1_ChosenSeats__descriptor;
static inline const void *InventoryV1_ChosenSeats__table(void) { return &InventoryV1_ChosenSeats__descriptor; }

/* onsale.inventory.v1.BestAvailable */
struct InventoryV1_BestAvailable {
  ProtobufCMessage base;
  ProtobufCBinaryData ticket_type_id;
  uint32_t quantity;
};
extern const ProtobufCMessageDescriptor InventoryV1_BestAvailable__descriptor;
static inline const void *InventoryV1_BestAvailable__table(void) { return &InventoryV1_BestAvailable__descriptor; }

/* onsale.inventory.v1.GeneralAdmission */
struct InventoryV1_GeneralAdmission {
  ProtobufCMessage base;
  ProtobufCBinaryData ticket_type_id;
  uint32_t quantity;
};
extern const ProtobufCMessageDescriptor InventoryV1_GeneralAdmission__descriptor;
static inline const void *InventoryV1_GeneralAdmission__table(void) { return &InventoryV1_GeneralAdmission__descriptor; }

/* onsale.inventory.v1.HoldRequest */
struct InventoryV1_HoldRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData performance_id;
  uint32_t selection_case;
  union {
    struct InventoryV1_ChosenSeats * chosen;
    struct InventoryV1_BestAvailable * best;
    struct InventoryV1_GeneralAdmission * general;
  } selection;
};
extern const ProtobufCMessageDescriptor InventoryV1_HoldRequest__descriptor;
static inline const void *InventoryV1_HoldRequest__table(void) { return &InventoryV1_HoldRequest__descriptor; }

/* onsale.inventory.v1.Place */
struct InventoryV1_Place {
  ProtobufCMessage base;
  ProtobufCBinaryData seat_id;
  ProtobufCBinaryData label;
  ProtobufCBinaryData ticket_type_id;
  int64_t price_minor;
};
extern const ProtobufCMessageDescriptor InventoryV1_Place__descriptor;
static inline const void *InventoryV1_Place__table(void) { return &InventoryV1_Place__descriptor; }

/* onsale.inventory.v1.HoldResponse */
struct InventoryV1_HoldResponse {
  ProtobufCMessage base;
  ProtobufCBinaryData order_id;
  size_t n_places;
  struct InventoryV1_Place * *places;
  struct InventoryV1__Timestamp * expires_at;
  int64_t amount_minor;
  ProtobufCBinaryData currency;
};
extern const ProtobufCMessageDescriptor InventoryV1_HoldResponse__descriptor;
static inline const void *InventoryV1_HoldResponse__table(void) { return &InventoryV1_HoldResponse__descriptor; }

/* onsale.inventory.v1.ReleaseRequest */
struct InventoryV1_ReleaseRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData performance_id;
  ProtobufCBinaryData order_id;
};
extern const ProtobufCMessageDescriptor InventoryV1_ReleaseRequest__descriptor;
static inline const void *InventoryV1_ReleaseRequest__table(void) { return &InventoryV1_ReleaseRequest__descriptor; }

/* onsale.inventory.v1.ReleaseResponse */
struct InventoryV1_ReleaseResponse {
  ProtobufCMessage base;
};
extern const ProtobufCMessageDescriptor InventoryV1_ReleaseResponse__descriptor;
static inline const void *InventoryV1_ReleaseResponse__table(void) { return &InventoryV1_ReleaseResponse__descriptor; }

/* onsale.inventory.v1.GetAvailabilityRequest */
struct InventoryV1_GetAvailabilityRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData performance_id;
};
extern const ProtobufCMessageDescriptor InventoryV1_GetAvailabilityRequest__descriptor;
static inline const void *InventoryV1_GetAvailabilityRequest__table(void) { return &InventoryV1_GetAvailabilityRequest__descriptor; }

/* onsale.inventory.v1.TypeAvailability */
struct InventoryV1_TypeAvailability {
  ProtobufCMessage base;
  ProtobufCBinaryData ticket_type_id;
  uint32_t capacity;
  uint32_t free;
  uint32_t held;
  uint32_t sold;
};
extern const ProtobufCMessageDescriptor InventoryV1_TypeAvailability__descriptor;
static inline const void *InventoryV1_TypeAvailability__table(void) { return &InventoryV1_TypeAvailability__descriptor; }

/* onsale.inventory.v1.Availability */
struct InventoryV1_Availability {
  ProtobufCMessage base;
  ProtobufCBinaryData performance_id;
  size_t n_types;
  struct InventoryV1_TypeAvailability * *types;
  struct InventoryV1__Timestamp * sale_starts_at;
  struct InventoryV1__Timestamp * sale_ends_at;
};
extern const ProtobufCMessageDescriptor InventoryV1_Availability__descriptor;
static inline const void *InventoryV1_Availability__table(void) { return &InventoryV1_Availability__descriptor; }

/* onsale.inventory.v1.GetSeatStatesRequest */
struct InventoryV1_GetSeatStatesRequest {
  ProtobufCMessage base;
  ProtobufCBinaryData performance_id;
};
extern const ProtobufCMessageDescriptor InventoryV1_GetSeatStatesRequest__descriptor;
static inline const void *InventoryV1_GetSeatStatesRequest__table(void) { return &InventoryV1_GetSeatStatesRequest__descriptor; }

/* onsale.inventory.v1.SeatStates */
struct InventoryV1_SeatStates {
  ProtobufCMessage base;
  size_t n_held;
  ProtobufCBinaryData *held;
  size_t n_sold;
  ProtobufCBinaryData *sold;
};
extern const ProtobufCMessageDescriptor InventoryV1_SeatStates__descriptor;
static inline const void *InventoryV1_SeatStates__table(void) { return &InventoryV1_SeatStates__descriptor; }

/* onsale.inventory.v1.SegmentOffset */
struct InventoryV1_SegmentOffset {
  ProtobufCMessage base;
  ProtobufCBinaryData segment;
  int64_t sequence;
};
extern const ProtobufCMessageDescriptor InventoryV1_SegmentOffset__descriptor;
static inline const void *InventoryV1_SegmentOffset__table(void) { return &InventoryV1_SegmentOffset__descriptor; }

/* onsale.inventory.v1.FollowRequest */
struct InventoryV1_FollowRequest {
  ProtobufCMessage base;
  size_t n_offsets;
  struct InventoryV1_SegmentOffset * *offsets;
};
extern const ProtobufCMessageDescriptor InventoryV1_FollowRequest__descriptor;
static inline const void *InventoryV1_FollowRequest__table(void) { return &InventoryV1_FollowRequest__descriptor; }

/* onsale.inventory.v1.JournalEntry */
struct InventoryV1_JournalEntry {
  ProtobufCMessage base;
  ProtobufCBinaryData segment;
  int64_t sequence;
  int64_t epoch;
  size_t n_records;
  struct InventoryV1_JournalRecord * *records;
};
extern const ProtobufCMessageDescriptor InventoryV1_JournalEntry__descriptor;
static inline const void *InventoryV1_JournalEntry__table(void) { return &InventoryV1_JournalEntry__descriptor; }

/* onsale.inventory.v1.JournalRecord */
struct InventoryV1_JournalRecord {
  ProtobufCMessage base;
  uint32_t record_case;
  union {
    struct InventoryV1_StockOpened * opened;
    struct InventoryV1_HoldPlaced * held;
    struct InventoryV1_HoldReleased * released;
    struct InventoryV1_HoldFrozen * frozen;
    struct InventoryV1_HoldSold * sold;
    struct InventoryV1_SaleReturning * returning;
    struct InventoryV1_SaleReturned * returned;
    struct InventoryV1_BranchCancelled * branch_cancelled;
  } record;
};
extern const ProtobufCMessageDescriptor InventoryV1_JournalRecord__descriptor;
static inline const void *InventoryV1_JournalRecord__table(void) { return &InventoryV1_JournalRecord__descriptor; }

/* onsale.inventory.v1.StockOpened */
struct InventoryV1_StockOpened {
  ProtobufCMessage base;
  struct InventoryV1_OpenStockRequest * stock;
  int64_t at_ms;
};
extern const ProtobufCMessageDescriptor InventoryV1_StockOpened__descriptor;
static inline const void *InventoryV1_StockOpened__table(void) { return &InventoryV1_StockOpened__descriptor; }

/* onsale.inventory.v1.HoldPlaced */
struct InventoryV1_HoldPlaced {
  ProtobufCMessage base;
  ProtobufCBinaryData order_id;
  ProtobufCBinaryData user_id;
  ProtobufCBinaryData request_key;
  ProtobufCBinaryData performance_id;
  size_t n_places;
  struct InventoryV1_Place * *places;
  int64_t expires_at_ms;
  int64_t at_ms;
  ProtobufCBinaryData currency;
  protobuf_c_boolean regrab;
  ProtobufCBinaryData xid;
  ProtobufCBinaryData branch_id;
};
extern const ProtobufCMessageDescriptor InventoryV1_HoldPlaced__descriptor;
static inline const void *InventoryV1_HoldPlaced__table(void) { return &InventoryV1_HoldPlaced__descriptor; }

/* onsale.inventory.v1.HoldReleased */
struct InventoryV1_HoldReleased {
  ProtobufCMessage base;
  ProtobufCBinaryData order_id;
  int32_t reason;
  int64_t at_ms;
  ProtobufCBinaryData xid;
  ProtobufCBinaryData branch_id;
};
extern const ProtobufCMessageDescriptor InventoryV1_HoldReleased__descriptor;
static inline const void *InventoryV1_HoldReleased__table(void) { return &InventoryV1_HoldReleased__descriptor; }

/* onsale.inventory.v1.HoldFrozen */
struct InventoryV1_HoldFrozen {
  ProtobufCMessage base;
  ProtobufCBinaryData order_id;
  ProtobufCBinaryData xid;
  ProtobufCBinaryData branch_id;
  int64_t at_ms;
};
extern const ProtobufCMessageDescriptor InventoryV1_HoldFrozen__descriptor;
static inline const void *InventoryV1_HoldFrozen__table(void) { return &InventoryV1_HoldFrozen__descriptor; }

/* onsale.inventory.v1.HoldSold */
struct InventoryV1_HoldSold {
  ProtobufCMessage base;
  ProtobufCBinaryData order_id;
  ProtobufCBinaryData xid;
  ProtobufCBinaryData branch_id;
  int64_t at_ms;
};
extern const ProtobufCMessageDescriptor InventoryV1_HoldSold__descriptor;
static inline const void *InventoryV1_HoldSold__table(void) { return &InventoryV1_HoldSold__descriptor; }

/* onsale.inventory.v1.SaleReturning */
struct InventoryV1_SaleReturning {
  ProtobufCMessage base;
  ProtobufCBinaryData order_id;
  ProtobufCBinaryData xid;
  ProtobufCBinaryData branch_id;
  int64_t at_ms;
};
extern const ProtobufCMessageDescriptor InventoryV1_SaleReturning__descriptor;
static inline const void *InventoryV1_SaleReturning__table(void) { return &InventoryV1_SaleReturning__descriptor; }

/* onsale.inventory.v1.SaleReturned */
struct InventoryV1_SaleReturned {
  ProtobufCMessage base;
  ProtobufCBinaryData order_id;
  ProtobufCBinaryData xid;
  ProtobufCBinaryData branch_id;
  int64_t at_ms;
};
extern const ProtobufCMessageDescriptor InventoryV1_SaleReturned__descriptor;
static inline const void *InventoryV1_SaleReturned__table(void) { return &InventoryV1_SaleReturned__descriptor; }

/* onsale.inventory.v1.BranchCancelled */
struct InventoryV1_BranchCancelled {
  ProtobufCMessage base;
  ProtobufCBinaryData xid;
  ProtobufCBinaryData branch_id;
  int64_t at_ms;
  ProtobufCBinaryData order_id;
};
extern const ProtobufCMessageDescriptor InventoryV1_BranchCancelled__descriptor;
static inline const void *InventoryV1_BranchCancelled__table(void) { return &InventoryV1_BranchCancelled__descriptor; }
