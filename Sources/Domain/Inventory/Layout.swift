import Base

/// The stock by number: seats are `0 ..< seatCount`, row after row, so that neighbours in a row are
/// neighbours in number. Made once from the stock; names are looked up at the border only.
struct Layout: Sendable {
  /// Seats without an aisle between them.
  struct Block: Sendable {
    let type: Int
    let seats: Range<Int>
    /// The row's position counted from the front of its zone.
    let depth: Int
    /// Twice the number of the seat in the middle of the whole row.
    let doubledCentre: Int
  }

  private(set) var ids: [String] = []
  private(set) var labels: [String] = []
  private(set) var typeOfSeat: [Int] = []
  private(set) var blockOfSeat: [Int] = []
  private(set) var blocks: [Block] = []
  /// The blocks of each type, nearest to the front of their zone first.
  private(set) var blocksOfType: [[Int]] = []
  private(set) var seatByID: [String: Int] = [:]
  private(set) var typeByID: [String: Int] = [:]

  init(_ stock: Stock) {
    for (type, ticketType) in stock.types.enumerated() {
      typeByID[ticketType.id] = type
      let first = blocks.count
      var depths: [String: Int] = [:]
      for row in ticketType.rows {
        add(row, type: type, depth: depths[row.zone, default: 0])
        depths[row.zone, default: 0] += 1
      }
      blocksOfType.append(
        (first..<blocks.count).sorted { (blocks[$0].depth, $0) < (blocks[$1].depth, $1) })
    }
  }

  private mutating func add(_ row: Stock.Row, type: Int, depth: Int) {
    let first = ids.count
    let doubledCentre = 2 * first + row.seats.count - 1
    let aisles = Set(row.aisles)
    var start = first
    for (index, seat) in row.seats.enumerated() {
      seatByID[seat.id] = ids.count
      ids.append(seat.id)
      labels.append([row.zone, row.label, seat.number].filter { !$0.isEmpty }.joined(separator: " · "))
      typeOfSeat.append(type)
      blockOfSeat.append(blocks.count)
      guard aisles.contains(index) || index == row.seats.count - 1 else { continue }
      blocks.append(Block(type: type, seats: start..<ids.count, depth: depth, doubledCentre: doubledCentre))
      start = ids.count
    }
  }
}
