using NeuroChip.Devices.Chips;

namespace NeuroChip.Devices.Tests.Chips;

public class AssignmentTests
{
    // By hand: 1 + 2 + 3 on the other diagonal is the least.
    [Fact]
    public void Best_HandWorked_ThreeItems() =>
        Assignment.Best(new double[,] { { 9, 9, 1 }, { 9, 2, 9 }, { 3, 9, 9 } }).Should().Equal(2, 1, 0);

    [Fact]
    public void Best_AgainstEveryOrder_SameCost()
    {
        for (uint trial = 0; trial < 20; trial++)
        {
            var costs = new double[5, 5];
            for (var cell = 0; cell < 25; cell++)
            {
                costs[cell / 5, cell % 5] = Math.Abs(Samples.Signed((uint)cell, trial));
            }

            var found = Assignment.Best(costs);

            found.Order().Should().Equal(0, 1, 2, 3, 4);
            Cost(costs, found).Should().BeApproximately(Orders([0, 1, 2, 3, 4]).Min(order => Cost(costs, order)), 1e-12);
        }
    }

    static double Cost(double[,] costs, IReadOnlyList<int> places) => places.Select((place, item) => costs[item, place]).Sum();

    static IEnumerable<int[]> Orders(int[] items) => items.Length == 1
        ? [items]
        : items.SelectMany(first => Orders([.. items.Where(item => item != first)]).Select(rest => (int[])[first, .. rest]));
}
