internal import Base
internal import Ports
internal import SQLiteStore

/// The stores of a cluster, by name; each belongs to the machine of its role.
///
/// SAFETY: touched on the world's one thread only.
final class SimulatedDisks: @unchecked Sendable {
  private var open: [String: SQLiteStore] = [:]

  func store(
    _ name: String, _ migrations: [String], on machine: SimulatedLoop, _ worker: any Worker
  ) async throws -> any SQLStore {
    let store = try await SQLiteStore.inMemory(migrations: migrations, worker: worker)
    open[name] = store
    return store
  }

  func journal(_ name: String, on machine: SimulatedLoop, _ worker: any Worker) async throws -> any JournalStore {
    try await SQLiteJournal.inMemory(worker: worker)
  }
}
