import Base
import Inventory
import Messages
import RPCCore

// What travels becomes what decides, and back.

extension Stock {
  /// Throws INVALID_STOCK for what a message can say and a stock cannot be.
  init(_ request: InventoryV1.OpenStockRequest) throws(SegmentRefusal) {
    let name = request.performanceID
    guard (1...InventoryLimits.nameBytes).contains(name.utf8.count), name.utf8.allSatisfy(isNameByte) else {
      throw .invalidStock(
        "the performance's id is not 1 to \(InventoryLimits.nameBytes) letters, digits, - or _")
    }
    guard let starts = request.saleStartsAt, let ends = request.saleEndsAt else {
      throw .invalidStock("the sale has no start or no end")
    }
    var types: [TicketType] = []
    for type in request.types { types.append(try TicketType(type)) }
    self.init(
      performance: name, saleStartsAt: starts, saleEndsAt: ends, holdSeconds: Int(request.holdSeconds),
      limitPerBuyer: Int(request.limitPerBuyer), types: types)
  }
}

/// Letters, digits, `-` and `_`: safe in a path, a log line and a ticket's code.
private func isNameByte(_ byte: UInt8) -> Bool {
  (97...122).contains(byte | 0x20) || (48...57).contains(byte) || byte == 45 || byte == 95
}

extension Stock.TicketType {
  init(_ type: InventoryV1.StockType) throws(SegmentRefusal) {
    guard let currency = Currency(code: type.currency) else {
      throw .invalidStock("\(type.ticketTypeID) has no currency of three capital letters")
    }
    var rows: [Stock.Row] = []
    for row in type.rows {
      guard row.seatIDs.count == row.numbers.count else {
        throw .invalidStock("row \(row.label) has \(row.seatIDs.count) seats and \(row.numbers.count) numbers")
      }
      rows.append(
        Stock.Row(
          zone: row.zone, label: row.label,
          seats: zip(row.seatIDs, row.numbers).map { Stock.Seat(id: $0, number: $1) },
          aisles: row.gaps.map { Int($0) }))
    }
    self.init(
      id: type.ticketTypeID, name: type.name, price: Money(minor: type.priceMinor, currency),
      limitPerBuyer: Int(type.limitPerBuyer), rows: rows, generalCapacity: Int(type.generalCapacity))
  }
}

extension InventoryV1.OpenStockRequest {
  init(_ stock: Stock) {
    self.init(
      performanceID: stock.performance, saleStartsAt: stock.saleStartsAt, saleEndsAt: stock.saleEndsAt,
      holdSeconds: UInt32(stock.holdSeconds), limitPerBuyer: UInt32(stock.limitPerBuyer),
      types: stock.types.map { type in
        InventoryV1.StockType(
          ticketTypeID: type.id, name: type.name, priceMinor: type.price.minor,
          currency: type.price.currency.code, limitPerBuyer: UInt32(type.limitPerBuyer),
          rows: type.rows.map { row in
            InventoryV1.StockRow(
              zone: row.zone, label: row.label, seatIDs: row.seats.map(\.id),
              numbers: row.seats.map(\.number), gaps: row.aisles.map { UInt32($0) })
          },
          generalCapacity: UInt32(type.generalCapacity))
      })
  }
}

extension Selection {
  init(_ selection: InventoryV1.HoldRequest.Selection?) throws(SegmentRefusal) {
    switch selection {
    case .chosen(let chosen)?: self = .chosen(seats: chosen.seatIDs)
    case .best(let best)?: self = .best(type: best.ticketTypeID, count: Int(best.quantity))
    case .general(let general)?:
      self = .general(type: general.ticketTypeID, count: Int(general.quantity))
    case nil: throw .emptySelection
    }
  }
}

extension InventoryV1.HoldResponse {
  init(_ answer: HoldAnswer) {
    self.init(
      orderID: answer.order.description, places: answer.places.map(InventoryV1.Place.init),
      expiresAt: answer.expiresAt, amountMinor: answer.amount.minor,
      currency: answer.amount.currency.code)
  }
}

extension InventoryV1.Place {
  init(_ place: Place) {
    self.init(
      seatID: place.seat, label: place.label, ticketTypeID: place.ticketType,
      priceMinor: place.price.minor)
  }
}

extension InventoryV1.Availability {
  init(_ stock: Stock, _ types: [TypeAvailability]) {
    self.init(
      performanceID: stock.performance,
      types: types.map { type in
        InventoryV1.TypeAvailability(
          ticketTypeID: type.ticketType, capacity: UInt32(type.capacity), free: UInt32(type.free),
          held: UInt32(type.held), sold: UInt32(type.sold))
      },
      saleStartsAt: stock.saleStartsAt, saleEndsAt: stock.saleEndsAt)
  }
}

// MARK: - The journal

extension InventoryV1.JournalEntry {
  /// - Parameter segment: the same segment, later or not: names of places never change.
  init(_ entry: SegmentDesk.Entry, of name: String, _ segment: Segment) {
    self.init(
      segment: name, sequence: entry.sequence, epoch: entry.epoch,
      records: entry.records.map { InventoryV1.JournalRecord(record: .init($0, segment)) })
  }
}

extension InventoryV1.JournalRecord.Record {
  init(_ record: SegmentRecord, _ segment: Segment) {
    switch record {
    case .opened(let stock, let at):
      self = .opened(.init(stock: .init(stock), atMs: at.milliseconds))
    case .held(let placing):
      self = .held(.init(placing, segment))
    case .released(let order, let reason, let branch, let at):
      self = .released(
        .init(
          orderID: order.description, reason: .init(reason), atMs: at.milliseconds,
          xid: branch?.xid ?? "", branchID: branch?.id ?? ""))
    case .frozen(let order, let branch, let at):
      self = .frozen(
        .init(orderID: order.description, xid: branch.xid, branchID: branch.id, atMs: at.milliseconds))
    case .sold(let order, let branch, let at):
      self = .sold(
        .init(orderID: order.description, xid: branch.xid, branchID: branch.id, atMs: at.milliseconds))
    case .returning(let order, let branch, let at):
      self = .returning(
        .init(orderID: order.description, xid: branch.xid, branchID: branch.id, atMs: at.milliseconds))
    case .returned(let order, let branch, let at):
      self = .returned(
        .init(orderID: order.description, xid: branch.xid, branchID: branch.id, atMs: at.milliseconds))
    case .branchCancelled(let branch, let order, let at):
      self = .branchCancelled(
        .init(xid: branch.xid, branchID: branch.id, atMs: at.milliseconds, orderID: order.description))
    }
  }
}

extension InventoryV1.HoldPlaced {
  init(_ placing: Placing, _ segment: Segment) {
    self.init(
      orderID: placing.order.description, userID: placing.buyer.description,
      requestKey: placing.requestKey, performanceID: segment.stock?.performance ?? "",
      places: segment.places(placing.places).map(InventoryV1.Place.init),
      expiresAtMs: placing.expiresAt.milliseconds, atMs: placing.at.milliseconds,
      currency: segment.stock?.types.first?.price.currency.code ?? "",
      regrab: placing.regrabFor != nil, xid: placing.regrabFor?.xid ?? "",
      branchID: placing.regrabFor?.id ?? "")
  }
}

extension InventoryV1.ReleaseReason {
  init(_ reason: ReleaseReason) {
    self =
      switch reason {
      case .buyer: .buyer
      case .expired: .expired
      case .transactionCancelled: .transactionCancelled
      }
  }
}
